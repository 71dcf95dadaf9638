"""python -m booking http://127.0.0.1:8080 < flights.json > confirmation.html"""

from __future__ import annotations

import json
import sys

from booking.model_client import late_scores
from booking.page import confirmation


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    flights = json.load(sys.stdin)
    sys.stdout.write(confirmation(flights, late_scores(sys.argv[1], flights)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
