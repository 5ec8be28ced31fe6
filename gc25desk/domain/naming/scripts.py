"""The sounds that letters of each script may stand for in a name.

A reading is a string of sounds. Consonants are capitals: X is sh, C is ch, J is the sound of “jam” or
“measure”, H is h or kh. Vowels are ``a e i o u``, ``æ`` for ai and ei, ``ɔ`` for au. Scripts that leave
vowels out have signs of their own: ``â î û`` are the long vowels they do write, ``?`` is a vowel that is
there but not told (ayn, hamza), ``~`` an a that may be silent (final ha), ``ŷ`` a final ya that is a or i.

In the tables ``^`` is the beginning of a word and ``$`` its end; the longest entry that fits is taken. Where
letters have several readings, a name is known under each of them.

Sources: the romanisation systems of the BGN/PCGN for Arabic, Persian, Russian and Ukrainian, and the
spellings met in English, French and German passports.
"""

from collections.abc import Mapping
from typing import TypeAlias

Table: TypeAlias = Mapping[str, tuple[str, ...]]


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Read ``letters=reading|reading`` entries; nothing after the sign is the silent reading."""
    pairs = (entry.split("=") for entry in text.split())
    return {letters: tuple(readings.split("|")) for letters, readings in pairs}


LATIN = _table(
    """
    a=a b=B c=K d=D e=e f=F g=G h=H i=i j=J|i k=K l=L m=M n=N o=o p=P q=K|G r=R s=S t=T u=u v=V w=u|V
    x=KS y=i z=Z
    schtsch=XC|X shch=XC|X chtch=XC|X tsch=C tch=C dsch=J dzh=J dj=J zh=J sch=X|SK sh=X ch=C|K|H cz=C
    sz=X|S ph=F|V th=T|S kh=H|K gh=G dh=D|Z ck=K qu=K cqu=K tz=TS dz=DZ|J lj=Li|LJ nj=Ni|NJ
    ce=Se|Je|Ce|TSe ci=Si|Ji|Ci cy=Si ic$=iK|iC ecov=eTSoV|eKoV gue=Ge gui=Gi ge=Ge|Je gi=Gi|Ji
    ^ga=Ga|Ja ^x=S|X|KS h$=|H j$=i
    ou=u oo=u ee=i ie=i|ie ue=u|ue oe=o|oe ai=æ ay=æ ei=æ ey=æ ej=æ aj=æ|aJ aye=æ aee=æ au=ɔ aw=ɔ|au|aV
    iy=i ij=i|iJ ii=i yi=i ye=ie|e ^ye=e|ie ^je=Je|e yo=io|e you=iu ae=e|ae|æ
    sef$=SeF|SuF nes$=NeS|NuS
    ä=a|e ö=o|e|oe ü=u|i å=a|o ø=o|e æ=a|e œ=o|e ı=i ë=e|io ï=i ß=S ł=L đ=D|J ð=D þ=T ə=a|e
    š=X|S č=C|S|K ć=C|S|K ž=J|Z ź=J|Z ż=J|Z ş=X|S ș=X|S ś=X|S ç=C|S|K ğ=G| ţ=TS|T ț=TS|T ơ=o ư=u
    """
)

CYRILLIC = _table(
    """
    а=a б=B в=V г=G|H д=D е=e ж=J з=Z и=i й=i к=K л=L м=M н=N о=o п=P р=R с=S т=T у=u ф=F х=H ц=TS
    ч=C ш=X щ=XC|X ъ= ы=i ь= э=e ю=iu я=ia ё=io|e
    ай=æ аи=æ ей=æ эй=æ ау=ɔ ий=i ый=i ии=i дж=J ье=e|ie ^е=e|ie ^є=e|ie
    і=i ї=i є=e|ie ґ=G ў=u|V ђ=J ј=i љ=Li њ=Ni ћ=C џ=J ѓ=G ќ=K ѕ=Z
    ә=a|e ғ=G қ=K ң=N ө=o|e ү=u|i ұ=u һ=H җ=J ҳ=H ҷ=J ӣ=i ӯ=u ѣ=e
    """
)

ARABIC = _table(
    """
    ا=â أ=? إ=? آ=â ٱ=? ء=? ؤ=? ئ=î ^ا=? ^او=û|?V ^أو=û|?V|ɔ ^اي=î ^إي=î ^أي=æ ^عا=â ^عي=î ^عو=û|ɔ
    ع=? ب=B|P پ=P ت=T ٹ=T ث=S|T ج=J|G چ=C ح=H خ=H د=D ڈ=D ذ=D|Z ر=R ڑ=R ز=Z ژ=J س=S ش=X تش=C|TX ص=S
    ض=D|Z ط=T ظ=Z|D غ=G ف=F|V ڤ=V ق=K|G ك=K ک=K گ=G ل=L م=M ن=N ں=N ه=H ہ=H ھ= ة=â ۃ=â ۀ=~
    ^طه$=TâHâ ه$=~|H ہ$=~|H و=û|V ي=î ی=î ى=ŷ ^ي=î* ^ی=î* ^يو=îû|î*V ^یو=îû|î*V ^يا=îâ ^یا=îâ
    ي$=î ی$=ŷ ے=î ۍ=î ې=î ئا=îâ اي=æ ای=æ ائ=æ اء$=â
    """
)

HEBREW = _table(
    """
    א=? ב=B|V ג=G ד=D ה=H ה$=~ ו=û|V וו=V ז=Z ח=H ט=T י=î יי=î כ=K|H ך=K|H ל=L מ=M ם=M נ=N ן=N ס=S ע=?
    פ=P|F ף=F|P צ=TS ץ=TS ק=K ר=R ש=X|S ת=T ^א=? ^אי=î ^יי=î
    """
)

GREEK = _table(
    """
    α=a β=V γ=G δ=D ε=e ζ=Z η=i θ=T ι=i κ=K λ=L μ=M ν=N ξ=KS ο=o π=P ρ=R σ=S ς=S τ=T υ=i φ=F χ=H|K ψ=PS ω=o
    ου=u μπ=B|MP ντ=D|NT γκ=G αι=e|æ ει=i|æ οι=i ευ=eV|eF αυ=aV|aF τζ=J γι=Gi|i
    ά=a έ=e ή=i ί=i ό=o ύ=i ώ=o ϊ=i ΐ=i ϋ=i ού=u αί=e εί=i οί=i
    """
)

# Scripts in which a letter's place in Unicode tells its name, and the name begins with its sound.
BY_FIRST_SOUND = frozenset({"GEORGIAN", "ARMENIAN"})
# Scripts whose consonants bring an a with them that a vowel sign replaces; in these it is silent at the end.
SILENT_END = frozenset({"DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI"})


def table_of(word: str) -> Table | None:
    """Return the table of the script in which the word's first known letter is written."""
    for letter in word:
        for table in (LATIN, CYRILLIC, ARABIC, GREEK, HEBREW):
            if letter in table:
                return table
    return None
