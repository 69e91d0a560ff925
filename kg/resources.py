"""Where the files that travel with kg are: the ontology, the queries and the data.

A wheel carries them as `kg/_resources/<folder>`; a checkout (and so an editable install) has them beside `kg/`.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import StoreError


def resources(folder: str) -> Traversable:
    """The folder "ontology", "queries" or "data", installed or in the checkout; `as_file` makes it a path.

    Raises StoreError where neither is there: the installation is damaged.
    """
    installed = files("kg") / "_resources" / folder
    if installed.is_dir():
        return installed
    checkout = Path(__file__).resolve().parent.parent / folder
    if checkout.is_dir():
        return checkout
    raise StoreError(f"The folder {folder}/ that travels with kg is missing; install trade-policy-kg again.")
