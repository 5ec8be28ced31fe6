"""The code lists shipped with the desk; the words are data, the codes are for good.

Sources: GC25 paras 11, 30, 35-38, 44, 46, 76-77 and 121; the 4Cs of CO:RE (Livingstone and Stoilova
2021); HURIDOCS micro-thesauri 42 (reliability); UNDP-OHCHR Toolkit annex 5; see domain.md 3-5, 7, 9.
"""

from gc25desk.domain.field import Choice, CodeList, code_list
from gc25desk.i18n import N_

ROUTES = code_list(
    "route",
    ("phone", N_("Phone")),
    ("walk_in", N_("Walk-in")),
    ("letter", N_("Letter")),
    ("email", N_("E-mail")),
    ("online_form", N_("Online form")),
    ("referral", N_("Referral from another body")),
    ("own_initiative", N_("Own initiative")),
    ("media_or_monitoring", N_("Media or monitoring")),
)

COMPLAINANTS = code_list(
    "complainant",
    ("child", N_("The child in person")),
    ("child_through_adult", N_("The child through a trusted adult")),
    ("parent", N_("Parent or guardian")),
    ("representative", N_("Other representative")),
    ("ngo", N_("Non-governmental organisation")),
    ("professional", N_("Professional")),
    ("group_of_children", N_("Group of children")),
    ("institution", N_("The institution itself")),
    ("unknown", N_("Unknown")),
)

AGE_CERTAINTY = code_list(
    "age_certainty",
    ("exact", N_("Exact")),
    ("estimated", N_("Estimated")),
    ("range", N_("From a range")),
    silences=True,
)

SEXES = code_list(
    "sex",
    ("girl", N_("Girl")),
    ("boy", N_("Boy")),
    ("other", N_("Intersex or another description")),
    silences=True,
)

DISABILITIES = code_list(
    "disability",
    ("none", N_("No disability")),
    ("physical", N_("Physical")),
    ("seeing", N_("Seeing")),
    ("hearing", N_("Hearing")),
    ("intellectual", N_("Intellectual or learning")),
    ("psychosocial", N_("Psychosocial")),
    ("several", N_("More than one")),
    ("other", N_("Other")),
    silences=True,
)

SOCIOECONOMIC = code_list(
    "socioeconomic",
    ("poverty", N_("In poverty or on social support")),
    ("low", N_("Low income")),
    ("middle", N_("Middle income")),
    ("high", N_("High income")),
    silences=True,
)

PLACES = code_list("place", silences=True)
ORIGINS = code_list("origin", silences=True)

RESPONDENT_TYPES = code_list(
    "respondent_type",
    ("state_national", N_("National public body")),
    ("state_local", N_("Local public body")),
    ("school", N_("School")),
    ("court", N_("Court")),
    ("police", N_("Police")),
    ("social_platform", N_("Social platform")),
    ("game", N_("Game")),
    ("education_technology", N_("Education technology")),
    ("app_store", N_("App store")),
    ("telecom", N_("Telecommunications operator")),
    ("advertiser", N_("Advertiser")),
    ("device_maker", N_("Device maker")),
    ("other_business", N_("Other business")),
    ("family_member", N_("Family member")),
    ("peer", N_("Peer")),
    ("unknown_online_person", N_("Unknown person online")),
    ("armed_or_extremist_group", N_("Armed or extremist group")),
    ("unknown", N_("Unknown")),
)

PLATFORMS = code_list(
    "platform",
    ("social_network", N_("Social network")),
    ("messaging", N_("Messaging")),
    ("video_sharing", N_("Video sharing")),
    ("online_game", N_("Online game")),
    ("learning_platform", N_("Learning platform")),
    ("search_engine", N_("Search engine")),
    ("connected_toy", N_("Connected toy or device")),
    ("public_service", N_("Online public service")),
    ("internet_access", N_("Internet access")),
    ("unknown", N_("Unknown")),
)

HARMS = CodeList(
    "harm",
    (
        Choice(
            "content", N_("Content"), N_("What the child saw or read: violent, hateful, sexual, misleading.")
        ),
        Choice("contact", N_("Contact"), N_("What an adult did towards the child: grooming, stalking.")),
        Choice("conduct", N_("Conduct"), N_("What happened among peers: bullying, sharing of pictures.")),
        Choice("contract", N_("Contract"), N_("What a service did: gambling design, scams, profiling.")),
        Choice("privacy", N_("Privacy"), N_("Data taken, kept, shared or watched.")),
        Choice("health", N_("Health"), N_("Body, mind, sleep, self-harm.")),
        Choice("fair_treatment", N_("Fair treatment"), N_("Discrimination by people or by machines.")),
        Choice("access", N_("Denied access or opportunity"), N_("Kept out; not a risk but a right not met.")),
    ),
)

URGENCIES = code_list(
    "urgency",
    ("urgent", N_("Urgent")),
    ("high", N_("High")),
    ("normal", N_("Normal")),
    ("low", N_("Low")),
)

STATUSES = code_list(
    "status",
    ("received", N_("Received")),
    ("registered", N_("Registered")),
    ("acknowledged", N_("Acknowledged")),
    ("assessment", N_("Preliminary assessment")),
    ("admissible", N_("Admissible")),
    ("not_admissible", N_("Not admissible")),
    ("referred", N_("Referred")),
    ("conciliation", N_("Conciliation or mediation")),
    ("investigation", N_("Investigation")),
    ("findings", N_("Findings")),
    ("recommendation", N_("Recommendation")),
    ("compliance", N_("Compliance follow-up")),
    ("closed", N_("Closed")),
    ("reopened", N_("Reopened")),
)

CONFIDENTIALITIES = code_list(
    "confidentiality",
    ("ordinary", N_("Ordinary")),
    ("restricted", N_("Restricted")),
    ("strict", N_("Strictly confidential")),
)

CONSENTS = code_list(
    "consent",
    ("not_asked", N_("Not asked")),
    ("given", N_("Given")),
    ("refused", N_("Refused")),
    ("withdrawn", N_("Withdrawn")),
)

EVIDENCE_TYPES = code_list(
    "evidence_type",
    ("testimony", N_("Testimony")),
    ("document", N_("Document")),
    ("screenshot", N_("Photo or screenshot")),
    ("web_page", N_("Web page")),
    ("audio", N_("Audio")),
    ("video", N_("Video")),
    ("statistic", N_("Statistic")),
    ("law_or_policy", N_("Law or policy")),
    ("media", N_("Media report")),
    ("expert", N_("Expert opinion")),
    ("other", N_("Other")),
)

HOW_OBTAINED = code_list(
    "how_obtained",
    ("interview", N_("Interview")),
    ("visit", N_("Visit or inspection")),
    ("request", N_("Request for information")),
    ("published", N_("Published source")),
    ("survey", N_("Survey or consultation")),
    ("submitted", N_("Submitted by someone")),
    ("test", N_("Own test of a service")),
    ("other", N_("Other")),
)

# Two scales, never one: OHCHR Manual on Human Rights Monitoring ch. 7; words of HURIDOCS list 42.
RELIABILITIES = code_list(
    "source_reliability",
    ("highly_reliable", N_("Highly reliable")),
    ("likely_reliable", N_("Likely reliable")),
    ("unsure", N_("Unsure")),
    ("likely_unreliable", N_("Likely unreliable")),
    ("highly_unreliable", N_("Highly unreliable")),
    ("unknown", N_("Unknown")),
)

CREDIBILITIES = code_list(
    "information_credibility",
    ("confirmed", N_("Confirmed")),
    ("likely", N_("Likely")),
    ("possible", N_("Possible")),
    ("unlikely", N_("Unlikely")),
    ("contradicted", N_("Contradicted")),
    ("unknown", N_("Unknown")),
)

CITABLE = code_list(
    "citable",
    ("no", N_("No, internal only")),
    ("committee", N_("To the Committee only")),
    ("public", N_("Yes, publicly")),
)

# At report time each age falls into a band; bands are never stored (domain.md 3.2).
AGE_BANDS: tuple[tuple[int, int], ...] = ((0, 5), (6, 11), (12, 17))
