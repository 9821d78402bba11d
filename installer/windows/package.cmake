# SPDX-License-Identifier: GPL-3.0-or-later
# Unproven: written from CPack's documentation, not yet run on Windows.
set(CPACK_GENERATOR WIX ZIP)
set(CPACK_WIX_UPGRADE_GUID "6C1B9B8B-7C53-4E1B-9D5C-2F5B7C0A4E11")
set(CPACK_PACKAGE_EXECUTABLES insite-monitor "Insite Monitor")
