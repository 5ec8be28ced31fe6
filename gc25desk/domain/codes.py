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

# Each of the 4Cs crossed with aggressive, sexual and values (CO:RE 4Cs, table of risks); the part of a code
# before the line is the kind of harm it belongs to.
RISKS = code_list(
    "risk",
    ("content_aggressive", N_("Content: violent, gory or hateful")),
    ("content_sexual", N_("Content: sexual or sexualising")),
    ("content_values", N_("Content: misleading or age-inappropriate")),
    ("contact_aggressive", N_("Contact: harassed, stalked or threatened by an adult")),
    ("contact_sexual", N_("Contact: groomed, coerced or abused sexually")),
    ("contact_values", N_("Contact: persuaded or recruited")),
    ("conduct_aggressive", N_("Conduct: bullied or attacked by peers")),
    ("conduct_sexual", N_("Conduct: sexual harassment or pictures shared by peers")),
    ("conduct_values", N_("Conduct: harmful groups and challenges")),
    ("contract_aggressive", N_("Contract: fraud, theft of identity, extortion")),
    ("contract_sexual", N_("Contract: sexual exploitation for gain")),
    ("contract_values", N_("Contract: gambling, pressing design, marketing, profiling")),
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
    ("review", N_("Review or appeal")),
)

# What has to be done in time (domain.md 4.3 and 9 item 10).
CLOCKS = code_list(
    "clock",
    ("register", N_("Register")),
    ("acknowledge", N_("Acknowledge")),
    ("assess", N_("Assess")),
    ("decide", N_("Decide")),
    ("reply", N_("Reply of the State")),
    ("comply", N_("Compliance")),
    ("review", N_("Review or appeal")),
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

PURPOSES = code_list(
    "purpose",
    ("handling", N_("Handling the complaint")),
    ("referral", N_("Referral to another body")),
    ("statistics", N_("Anonymous statistics")),
    ("case_study", N_("Anonymous case study")),
    ("quotation", N_("Quotation of words")),
    ("contact", N_("Contact again")),
)

CONSENT_GIVERS = code_list(
    "consent_giver",
    ("child", N_("The child")),
    ("parent", N_("Parent or guardian")),
    ("representative", N_("Other representative")),
    ("other", N_("Somebody else")),
    ("unknown", N_("Unknown")),
)

# Who is who in a complaint (GC25 paras 44-48; HURIDOCS: roles are links, not kinds of person).
ROLES = code_list(
    "party_role",
    ("child", N_("Child affected")),
    ("family", N_("Family")),
    ("complainant", N_("Complainant")),
    ("representative", N_("Representative")),
    ("witness", N_("Witness")),
    ("respondent", N_("Respondent")),
    ("platform", N_("Platform or service")),
    ("state_body", N_("State body responsible")),
    ("referral_body", N_("Body referred to")),
)

# How complaints hang together; a link is kept on one of the two and shown on both.
RELATIONS = code_list(
    "relation",
    ("same_matter", N_("The same matter")),
    ("follows", N_("Follows from it")),
    ("same_respondent", N_("The same respondent")),
    ("same_child", N_("The same child")),
    ("duplicate", N_("Duplicate")),
    ("other", N_("Other")),
)

PARTY_KINDS = code_list(
    "party_kind",
    ("child", N_("Child")),
    ("person", N_("Person")),
    ("organisation", N_("Organisation")),
    ("platform", N_("Platform or service")),
    ("state_body", N_("State body")),
)
NATURAL_PERSONS = frozenset({"child", "person"})  # of the kinds of party, who is born

# Groups that GC25 paras 11 and 121 ask to be watched.
GROUPS = code_list(
    "group",
    ("disability", N_("With a disability")),
    ("poverty", N_("In poverty")),
    ("minority", N_("Of a minority")),
    ("indigenous", N_("Indigenous")),
    ("language", N_("Speaks a minority language")),
    ("asylum", N_("Asylum-seeking, refugee or migrant")),
    ("lgbti", N_("Lesbian, gay, bisexual, transgender or intersex")),
    ("trafficking", N_("Victim of trafficking or sexual exploitation")),
    ("care", N_("In alternative care")),
    ("detention", N_("Deprived of liberty")),
    ("conflict", N_("In armed conflict")),
    ("displaced", N_("Internally displaced")),
    ("unaccompanied", N_("Unaccompanied")),
    ("street", N_("In a street situation")),
    ("disaster", N_("Affected by a natural disaster")),
    ("rural", N_("Rural or remote")),
    ("other", N_("In another vulnerable situation")),
)

YES_NO = code_list("yes_no", ("yes", N_("Yes")), ("no", N_("No")), ("unknown", N_("Unknown")))
ANSWERS = code_list("answer", ("yes", N_("Yes")), ("no", N_("No")), ("unsure", N_("Unsure")))

DEVICES = code_list(
    "device",
    ("phone", N_("Phone")),
    ("computer", N_("Computer or laptop")),
    ("tablet", N_("Tablet")),
    ("console", N_("Game console")),
    ("school_device", N_("Device of the school")),
    ("toy", N_("Connected toy or wearable")),
    ("camera", N_("Camera or sensor in a place")),
    ("other", N_("Other")),
    ("unknown", N_("Unknown")),
)

# How a machine's decision had a part in it (GC25 paras 10, 40, 61-62 and 123).
ALGORITHMS = code_list(
    "algorithm",
    ("none", N_("None that is known")),
    ("recommendation", N_("Recommended content or contacts")),
    ("advertising", N_("Profiling for advertising")),
    ("moderation", N_("Content taken down or left standing by a machine")),
    ("decision", N_("Automated decision about a child")),
    ("generated", N_("Generated pictures or texts")),
    ("biometric", N_("Recognition of faces, voices or emotions")),
    ("unknown", N_("Unknown")),
)

AGE_ASSURANCES = code_list(
    "age_assurance",
    ("none", N_("None")),
    ("declared", N_("The child typed an age")),
    ("estimated", N_("Age estimated by a machine")),
    ("document", N_("Document or register")),
    ("parent", N_("Parent confirmed")),
    ("refused", N_("Wrongly kept out")),
    ("unknown", N_("Unknown")),
)

EVENT_DATES = code_list(
    "event_date",
    ("exact", N_("On that day")),
    ("about", N_("About that day")),
    ("ongoing", N_("Goes on since then")),
    ("unknown", N_("Unknown")),
)

CHILD_HEARD = code_list(
    "child_heard",
    ("directly", N_("Yes, directly")),
    ("through_representative", N_("Yes, through a representative")),
    ("no", N_("No")),
    ("not_yet", N_("Not yet")),
)

PARENT_INFORMED = code_list(
    "parent_informed",
    ("not_yet", N_("Not yet")),
    ("yes", N_("Yes")),
    ("no", N_("No")),
    ("withheld", N_("Withheld for the child’s safety")),
    ("not_applicable", N_("Does not apply")),
)

# The elements of a best-interests assessment (GC14 paras 52-79).
INTERESTS = code_list(
    "interest",
    ("views", N_("The child’s views")),
    ("identity", N_("The child’s identity")),
    ("family", N_("Family environment and relations")),
    ("safety", N_("Care, protection and safety")),
    ("vulnerability", N_("Situation of vulnerability")),
    ("health", N_("Right to health")),
    ("education", N_("Right to education")),
)

# Whether a complaint may be taken up (domain.md 9 item 11).
ADMISSIBILITY = code_list(
    "admissibility",
    ("mandate", N_("Within the mandate")),
    ("respondent", N_("Against somebody who can be a respondent")),
    ("time", N_("In time, or late for good cause")),
    ("court", N_("Not before a court and not decided")),
    ("local_remedy", N_("Local remedy tried, or not required")),
    ("anonymous", N_("Not anonymous, or accepted as such")),
    ("right", N_("A right of a child is at issue")),
    ("serious", N_("Not frivolous")),
)

GROUNDS = code_list(
    "inadmissible_ground",
    ("outside_mandate", N_("Outside the mandate")),
    ("no_respondent", N_("Nobody who can be a respondent")),
    ("out_of_time", N_("Out of time")),
    ("before_court", N_("Before a court or decided")),
    ("local_remedy", N_("Local remedy not tried")),
    ("anonymous", N_("Anonymous and not accepted")),
    ("no_right", N_("No right of a child at issue")),
    ("frivolous", N_("Frivolous")),
    ("inquiry", N_("Only a question was asked")),
)

REFERRAL_OUTCOMES = code_list(
    "referral_outcome",
    ("waiting", N_("No answer yet")),
    ("taken_up", N_("Taken up")),
    ("declined", N_("Declined by the child")),
    ("refused", N_("Refused by the body")),
    ("unavailable", N_("Service not available")),
    ("already", N_("Already received")),
    ("done", N_("Completed")),
)

# GC25 para 46, with the forms of remedy that institutions ask for.
REMEDIES = code_list(
    "remedy",
    ("restitution", N_("Restitution")),
    ("compensation", N_("Compensation")),
    ("satisfaction", N_("Satisfaction")),
    ("apology", N_("Apology")),
    ("correction", N_("Correction")),
    ("removal", N_("Removal of content")),
    ("recovery", N_("Psychological recovery")),
    ("non_recurrence", N_("Measures against recurrence")),
    ("law_or_policy", N_("Change of law or policy")),
    ("other", N_("Other")),
)

# HURIDOCS list 41, as used of a single finding.
FINDING_STATUSES = code_list(
    "finding_status",
    ("confirmed", N_("Confirmed")),
    ("likely", N_("Likely")),
    ("possible", N_("Possible")),
    ("unlikely", N_("Unlikely")),
    ("not_confirmed", N_("Not confirmed")),
)

PROOFS = code_list(
    "standard_of_proof",
    ("reasonable_grounds", N_("Reasonable grounds")),
    ("balance", N_("Balance of probabilities")),
    ("clear", N_("Clear and convincing")),
    ("beyond_doubt", N_("Beyond reasonable doubt")),
)

CLOSURES = code_list(
    "closure_reason",
    ("settled", N_("Resolved by settlement")),
    ("complied", N_("Recommendation complied with")),
    ("not_complied", N_("Recommendation not complied with")),
    ("not_substantiated", N_("Not substantiated")),
    ("outside_mandate", N_("Outside the mandate")),
    ("referred", N_("Referred elsewhere")),
    ("out_of_time", N_("Out of time")),
    ("before_court", N_("Before a court")),
    ("withdrawn", N_("Withdrawn by the child or the complainant")),
    ("contact_lost", N_("Contact lost")),
    ("duplicate", N_("Duplicate")),
    ("other", N_("Other")),
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
