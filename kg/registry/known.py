"""Who is known without an entry: the governments of ISO 3166-1 and the concepts of the ontology."""

import re
from functools import cache

import pycountry

from kg.articles.model import Entity
from kg.ontology import GOVERNMENT, ontology

_USER_ASSIGNED = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")  # ISO leaves these to its users: XK is Kosovo
_ISO3 = "iso3"


@cache
def known_entities() -> dict[str, Entity]:
    """Id -> government or concept; the name in common use is shown."""
    concepts = {
        one.name: Entity(id=one.name, class_name=one.class_name, names=((one.label, "en"),), file="the ontology")
        for one in ontology().concepts.values()
    }
    return {country.alpha_2: _government(country) for country in pycountry.countries} | concepts


def is_government_id(id: str) -> bool:
    """Whether a government may have this id: a code of ISO 3166-1, or one that ISO leaves to its users."""
    return pycountry.countries.get(alpha_2=id) is not None or _USER_ASSIGNED.fullmatch(id) is not None


def _government(country: "pycountry.db.Country") -> Entity:
    names = (getattr(country, name, None) for name in ("common_name", "name", "official_name"))
    return Entity(
        id=country.alpha_2,
        class_name=GOVERNMENT,
        names=tuple((name, "en") for name in dict.fromkeys(filter(None, names))),
        properties={_ISO3: country.alpha_3} if _ISO3 in ontology().properties else {},
        file="ISO 3166-1",
    )
