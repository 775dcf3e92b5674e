"""`python -m deskpilot`."""

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["read-sheet"] and len(sys.argv) == 4:
        # The child that unpacks a workbook: it needs nothing of the rest, and its memory is capped.
        from deskpilot.imports.sheet_child import main as read_sheet

        sys.exit(read_sheet(sys.argv[2], sys.argv[3]))
    from deskpilot.cli import main

    sys.exit(main())
