"""`python valid_ftm.py FILE`, in a process of its own: what FollowTheMoney's own library finds wrong with entities."""

import json
import sys
from pathlib import Path

from followthemoney import model
from followthemoney.exc import InvalidData


def main(path: Path) -> None:
    entities = {one["id"]: one for one in map(json.loads, path.read_text("utf-8").splitlines())}
    for one in entities.values():
        proxy = model.get_proxy(one, cleaned=False)  # raises InvalidData for an unknown schema
        try:
            proxy.schema.validate(proxy.to_dict())
        except InvalidData as error:
            print(one["id"], error)
        for name, values in one["properties"].items():
            prop = proxy.schema.get(name)
            for value in values:
                if prop is None or prop.type.clean(value, proxy=proxy) is None:
                    print(one["id"], one["schema"], name, repr(value))
                elif prop.range and not model.get(entities[value]["schema"]).is_a(prop.range):
                    print(one["id"], name, value, "is of another schema")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
