# SPDX-License-Identifier: GPL-3.0-or-later
# Unproven: written from CPack's documentation, not yet run on macOS.
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME "Insite Monitor")
