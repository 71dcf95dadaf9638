"""Builds build/booking.pyz, the one file that is deployed: the package without its tests."""

import zipapp
from pathlib import Path

here = Path(__file__).parent
target = here / "build" / "booking.pyz"
target.parent.mkdir(exist_ok=True)
zipapp.create_archive(
    here,
    target,
    main="booking.__main__:main",
    filter=lambda path: path.parts[0] == "booking" and path.suffix == ".py",
)
print(f"{target} {target.stat().st_size} bytes")
