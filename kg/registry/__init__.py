"""Everyone and everything that has an id of its own, where that is known from, and who is the same as whom."""

from kg.registry.load import registry, registry_of
from kg.registry.model import Judgement, Record
from kg.registry.naming import Naming
from kg.registry.registry import Registry

__all__ = ["Judgement", "Naming", "Record", "Registry", "registry", "registry_of"]
