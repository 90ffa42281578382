"""What a text says of why a source is not named, and of how a source came to know.

Both are told around the mentions of a source and in what it is reported to say: "who asked not to
be named, fearing reprisals"; "my brother was killed"; "I saw it from the crane".
"""

from __future__ import annotations

import re

from attribution.records import Access, AnonymityReason, Naming

_GRANTED = re.compile(
    r"\b(?:on (?:the )?condition (?:of anonymity|that (?:he|she|they|it)\b)|anonymously"
    r"|(?:ask|request|prefer|wish|want|insist|declin|refus|not)\w*"
    r"(?: not)?(?: to| on)?(?: be| being)?(?: not)?(?: to be)?"
    r" (?:identified|named|quoted by name|give (?:his|her|their) (?:full |real |last )*names?"
    r"|anonymity|anonymous|remain(?:ing)? anonymous|publish(?:ed)? (?:his|her|their) names?)"
    r"|(?:request|ask)\w* (?:for )?anonymity|withh[eo]ld\w*"
    r"|not authori[sz]ed to (?:speak|comment|talk|discuss|brief)"
    r"|(?:spoke|speaking) (?:to [^,.]{1,40} )?on condition"
    r"|whose (?:full )?(?:name|identity) (?:is|was|has been) (?:being )?(?:withheld|not)"
    r"|remain(?:ed)? (?:anonymous|unnamed|nameless)|did not (?:want|wish) to (?:be|give))",
    re.IGNORECASE,
)
_PSEUDONYM = re.compile(
    r"\b(?:not (?:his|her|their) real names?|(?:name|names) (?:has|have|had) been changed"
    r"|(?:a|his|her|their|using a|under a) pseudonym|whose (?:real )?name (?:has|was|is)"
    r" (?:been )?changed|identified (?:him|her|them)sel(?:f|ves) only (?:as|by)"
    r"|(?:gave|giving|provided|using|used) only (?:his|her|their|a|one)"
    r" (?:(?:first|given|last|family) )?names?|(?:who|which) goes by|nom de guerre"
    r"|whom? [^,.;]{1,40}?(?:\b(?:is|are|am)|['’]re|['’]ll|\bwill) "
    r"(?:call(?:ing)?|nam(?:e|ing)|referr?(?:ing)? to as|identify(?:ing)? as) (?-i:[A-Z])"
    r"|\b(?:we|I)(?: are|['’]re|['’]ll| will| shall| have) "
    r"(?:call(?:ing|ed)?|nam(?:e|ed|ing)) (?:him|her|them) (?-i:[A-Z]))",
    re.IGNORECASE,
)
_REASONS: tuple[tuple[AnonymityReason, re.Pattern[str]], ...] = (
    (
        "not_authorised",
        re.compile(
            r"\bnot (?:been )?(?:authori[sz]ed|allowed|permitted|cleared|entitled) to"
            r"|\bunauthori[sz]ed to|\black\w* (?:the )?(?:authority|authori[sz]ation|permission) to"
            r"|\bwithout (?:permission|authori[sz]ation) to|\bbarred from (?:speak|talk)",
            re.IGNORECASE,
        ),
    ),
    (
        "safety",
        re.compile(
            r"\bfear(?:s|ed|ing)?\b|\bsafety\b|\bsecurity (?:reasons|concerns|grounds)|\breprisal"
            r"|\bretaliat|\bretribution|\bafraid\b|\bscared\b|\bprotect (?:himself|herself|them)"
            r"|\bthreat|\bfor (?:his|her|their) (?:own )?(?:life|lives|protection)",
            re.IGNORECASE,
        ),
    ),
    (
        "privacy",
        re.compile(
            r"\bprivacy|\bprivate\b|\bto protect (?:her|his|their) (?:child|famil|ident)"
            r"|\bpersonal (?:matter|reasons)|\bstigma|\bembarrass",
            re.IGNORECASE,
        ),
    ),
    (
        "legal",
        re.compile(
            r"\blegal (?:reasons|proceedings|restrictions)|\bcourt order|\bpending (?:trial"
            r"|litigation|charges)|\bminors?\b|\bunder (?:the )?law",
            re.IGNORECASE,
        ),
    ),
    (
        "sensitivity",
        re.compile(
            r"\bsensitiv|\bdelicate|\bconfidential|\bprivate (?:talks|deliberations)"
            r"|\binternal (?:deliberations|discussions|matters)|\bongoing (?:talks|inv)"
            r"|\bnot (?:yet )?(?:been )?(?:made )?public|\bgiven the talks",
            re.IGNORECASE,
        ),
    ),
)
_KIN = (
    r"(?:mother|father|parents?|mum|mom|dad|son|daughter|child(?:ren)?|brothers?|sisters?|siblings?"
    r"|wife|husband|partner|uncle|aunt|cousins?|nephews?|nieces?|grand\w+|famil(?:y|ies)|relatives?"
    r"|loved ones|in-laws?)"
)
_COUNT = r"(?:two|three|four|five|six|seven|some|several|many|most|all|one|members?) of"
_AFFECTED = re.compile(
    rf"\b(?:my|our)(?: \w+)? (?:{_KIN}|home|house|village|neighbou?rs?|friends?)\b"
    r"|\b(?:I|we)(?:'ve|’ve| have| had)?"
    r" (?:lost|fled|hid|escaped|survived|ran away|left everything)"
    r"|\b(?:coming|going|came|went) after (?:me|us)\b"
    r"|\b(?:against|attack\w*|kill\w*|target\w*|beat\w*|shoot\w*|shot|arrest\w*) (?:me|us)\b",
    re.IGNORECASE,
)
_TOLD_AS_AFFECTED = re.compile(
    rf"\A(?:that )?(?:\w+ )?(?:{_COUNT} )?(?:his|her)(?: \w+)? {_KIN}\b"
    rf"|\b(?:he|she) (?:had )?(?:lost|fled|hid|escaped|survived)\b"
    r"|\bamong (?:the )?(?:many|those|hundreds|thousands)"
    r" (?:to have|who(?: had| have)?) (?:fled|lost)",
    re.IGNORECASE,
)
_WITNESS = re.compile(
    r"\b(?:I|we)(?:'ve|’ve| have| had| could)? (?:just |also |then |first )?(?:saw|seen|see|heard"
    r"|hear|watched|witnessed|noticed|smelled|smelt|felt|counted|filmed|found)\b"
    r"|\b(?:he|she|they) (?:had |could )?(?:personally )?(?:saw|seen|heard|watched|witnessed)\b",
    re.IGNORECASE,
)
_NEAR = 160  # code points around the words that grant anonymity in which its reason stands


def withheld(around: str) -> tuple[Naming, AnonymityReason] | None:
    """How a source's identity is withheld in the words around it, and for what reason.

    Args:
        around: the sentences in which the source is introduced, without what it says itself.
    """
    if _PSEUDONYM.search(around):
        return "pseudonym", _reason(around)
    if found := _GRANTED.search(around):
        near = around[max(found.start() - _NEAR, 0) : found.end() + _NEAR]
        return "anonymous_granted", _reason(near)
    return None


def _reason(around: str) -> AnonymityReason:
    for reason, words in _REASONS:
        if words.search(around):
            return reason
    because = re.search(r"\b(?:because|since|as|due to|given|citing)\b", around)
    return "other" if because and _GRANTED.search(around[: because.start()]) else "not_stated"


def experience(said: str, *, in_first_person: bool) -> Access | None:
    """How a source came to know, by what it says: affected before witness.

    Args:
        said: the contents of what it says.
        in_first_person: whether they are its own words, in quotation marks.
    """
    affected = _AFFECTED if in_first_person else _TOLD_AS_AFFECTED
    if affected.search(said):
        return "affected"
    if in_first_person and _WITNESS.search(said):
        return "witness"
    return None
