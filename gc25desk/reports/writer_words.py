"""The writers' own words in French, Spanish and Arabic, so that a report in them needs no catalogue.

A catalogue that translates a string goes before these. Terms are those of the United Nations'
documents in each language: *cuadro* and *gráfico*, *Estado parte*, *par.* for one paragraph and many.
"""

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "PUBLIC": "PUBLIC",
    "CONFIDENTIAL": "CONFIDENTIEL",
    "Internal – contains personal data": "Interne – contient des données personnelles",
    "For the public": "Pour le public",
    "For the UN Committee on the Rights of the Child": "À l’intention du Comité des droits de l’enfant",
    "For use inside the institution only": "Réservé à l’usage interne de l’institution",
    "A number not shown, so that no child can be recognised from it or from the other numbers.": (
        "Nombre non publié, afin qu’aucun enfant ne puisse être reconnu d’après ce nombre ou les autres."
    ),
    "Table": "Tableau",
    "Figure": "Figure",
    "Annex": "Annexe",
    "Annex {number}": "Annexe {number}",
    "State party": "État partie",
    "Reporting cycle": "Cycle d’examen",
    "Date": "Date",
    "Made for": "Destinataire",
    "Contents": "Table des matières",
    "Paragraphs": "Paragraphes",
    "Page": "Page",
    "Page {page} of {pages}": "Page {page} sur {pages}",
    "Cover": "Couverture",
    "Notes": "Notes",
    "Nothing to list.": "Rien à signaler.",
    "Sheet": "Feuille",
    "What it holds": "Contenu",
    "Back to the contents": "Retour à la table des matières",
    "Snapshot of the desk": "Instantané des données",
    "Numbers that the figure is drawn from": "Nombres d’où la figure est tirée",
    " … [The text goes on: a cell holds no more. {count} characters are left out here.]": (
        " … [Le texte continue : une cellule n’en contient pas davantage. {count} caractères sont omis ici.]"
    ),
    "Texts too long for a cell and cut on this sheet: {count}. Each says at its end how much is left out.": (
        "Textes trop longs pour une cellule et coupés sur cette feuille : {count}. "
        "Chacun indique à la fin ce qui manque."
    ),
    "Convention on the Rights of the Child": "Convention relative aux droits de l’enfant",
    "General comment No. {number} ({year})": "Observation générale nᵒ {number} ({year})",
    "Ibid.": "Ibid.",
    "para. {first}": "par. {first}",
    "paras. {first}": "par. {first}",
    "paras. {first}–{last}": "par. {first} à {last}",
    "p. {first}": "p. {first}",
    "pp. {first}": "p. {first}",
    "pp. {first}–{last}": "p. {first} à {last}",
    "art. {first}": "art. {first}",
    "arts. {first}": "art. {first}",
    "arts. {first}–{last}": "art. {first} à {last}",
    "sect. {first}": "sect. {first}",
    "sects. {first}": "sect. {first}",
    "sects. {first}–{last}": "sect. {first} à {last}",
    "table {first}": "tableau {first}",
    "tables {first}": "tableaux {first}",
    "tables {first}–{last}": "tableaux {first} à {last}",
}

SPANISH: Mapping[str, str] = {
    "PUBLIC": "PÚBLICO",
    "CONFIDENTIAL": "CONFIDENCIAL",
    "Internal – contains personal data": "Interno – contiene datos personales",
    "For the public": "Para el público",
    "For the UN Committee on the Rights of the Child": "Para el Comité de los Derechos del Niño",
    "For use inside the institution only": "Solo para uso interno de la institución",
    "A number not shown, so that no child can be recognised from it or from the other numbers.": (
        "Número no publicado, para que no se pueda reconocer a ningún niño por él ni por los demás números."
    ),
    "Table": "Cuadro",
    "Figure": "Gráfico",
    "Annex": "Anexo",
    "Annex {number}": "Anexo {number}",
    "State party": "Estado parte",
    "Reporting cycle": "Ciclo de examen",
    "Date": "Fecha",
    "Made for": "Destinatario",
    "Contents": "Índice",
    "Paragraphs": "Párrafos",
    "Page": "Página",
    "Page {page} of {pages}": "Página {page} de {pages}",
    "Cover": "Portada",
    "Notes": "Notas",
    "Nothing to list.": "No hay nada que señalar.",
    "Sheet": "Hoja",
    "What it holds": "Contenido",
    "Back to the contents": "Volver al índice",
    "Snapshot of the desk": "Instantánea de los datos",
    "Numbers that the figure is drawn from": "Números de los que sale el gráfico",
    " … [The text goes on: a cell holds no more. {count} characters are left out here.]": (
        " … [El texto continúa: una celda no admite más. Aquí se omiten {count} caracteres.]"
    ),
    "Texts too long for a cell and cut on this sheet: {count}. Each says at its end how much is left out.": (
        "Textos demasiado largos para una celda y cortados en esta hoja: {count}. "
        "Cada uno indica al final cuánto falta."
    ),
    "Convention on the Rights of the Child": "Convención sobre los Derechos del Niño",
    "General comment No. {number} ({year})": "Observación general núm. {number} ({year})",
    "Ibid.": "Ibid.",
    "para. {first}": "párr. {first}",
    "paras. {first}": "párrs. {first}",
    "paras. {first}–{last}": "párrs. {first} a {last}",
    "p. {first}": "pág. {first}",
    "pp. {first}": "págs. {first}",
    "pp. {first}–{last}": "págs. {first} a {last}",
    "art. {first}": "art. {first}",
    "arts. {first}": "arts. {first}",
    "arts. {first}–{last}": "arts. {first} a {last}",
    "sect. {first}": "secc. {first}",
    "sects. {first}": "seccs. {first}",
    "sects. {first}–{last}": "seccs. {first} a {last}",
    "table {first}": "cuadro {first}",
    "tables {first}": "cuadros {first}",
    "tables {first}–{last}": "cuadros {first} a {last}",
}

ARABIC: Mapping[str, str] = {
    "PUBLIC": "علني",
    "CONFIDENTIAL": "سري",
    "Internal – contains personal data": "داخلي – يتضمن بيانات شخصية",
    "For the public": "للجمهور",
    "For the UN Committee on the Rights of the Child": "للجنة حقوق الطفل التابعة للأمم المتحدة",
    "For use inside the institution only": "للاستخدام داخل المؤسسة فقط",
    "A number not shown, so that no child can be recognised from it or from the other numbers.": (
        "رقم غير منشور، كي لا يمكن التعرف على أي طفل من خلاله أو من خلال الأرقام الأخرى."
    ),
    "Table": "الجدول",
    "Figure": "الشكل",
    "Annex": "المرفق",
    "Annex {number}": "المرفق {number}",
    "State party": "الدولة الطرف",
    "Reporting cycle": "دورة تقديم التقارير",
    "Date": "التاريخ",
    "Made for": "الجهة الموجه إليها",
    "Contents": "المحتويات",
    "Paragraphs": "الفقرات",
    "Page": "الصفحة",
    "Page {page} of {pages}": "الصفحة {page} من {pages}",
    "Cover": "الغلاف",
    "Notes": "الحواشي",
    "Nothing to list.": "لا يوجد ما يدرج.",
    "Sheet": "الورقة",
    "What it holds": "المضمون",
    "Back to the contents": "العودة إلى المحتويات",
    "Snapshot of the desk": "لقطة البيانات",
    "Numbers that the figure is drawn from": "الأرقام التي رسم منها الشكل",
    " … [The text goes on: a cell holds no more. {count} characters are left out here.]": (
        " … [للنص بقية: لا تتسع الخلية لأكثر من ذلك. حذف هنا {count} حرفا.]"
    ),
    "Texts too long for a cell and cut on this sheet: {count}. Each says at its end how much is left out.": (
        "نصوص أطول من أن تتسع لها خلية واقتطعت في هذه الورقة: {count}. ويبين كل منها في آخره مقدار المحذوف."
    ),
    "Convention on the Rights of the Child": "اتفاقية حقوق الطفل",
    "General comment No. {number} ({year})": "التعليق العام رقم {number} ({year})",
    "Ibid.": "المرجع نفسه",
    "para. {first}": "الفقرة {first}",
    "paras. {first}": "الفقرات {first}",
    "paras. {first}–{last}": "الفقرات {first}-{last}",
    "p. {first}": "الصفحة {first}",
    "pp. {first}": "الصفحات {first}",
    "pp. {first}–{last}": "الصفحات {first}-{last}",
    "art. {first}": "المادة {first}",
    "arts. {first}": "المواد {first}",
    "arts. {first}–{last}": "المواد {first}-{last}",
    "sect. {first}": "الفرع {first}",
    "sects. {first}": "الفروع {first}",
    "sects. {first}–{last}": "الفروع {first}-{last}",
    "table {first}": "الجدول {first}",
    "tables {first}": "الجداول {first}",
    "tables {first}–{last}": "الجداول {first}-{last}",
}

ARABIC_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)

SHIPPED: Mapping[str, Mapping[str, str]] = {"fr": FRENCH, "es": SPANISH, "ar": ARABIC}
