"""WhatsApp's limits, each with the number it has in messaging.md section 4. Characters are code points."""

TEXT = 4096  # L01
CAPTION = 1024  # L02
INTERACTIVE_BODY = 1024  # L03
HEADER_TEXT = 60  # L04
FOOTER = 60  # L05
BUTTONS = 3  # L06
BUTTON_TITLE = 20  # L06
BUTTON_ID = 256  # L06
LIST_BUTTON = 20  # L07
SECTIONS = 10  # L08
SECTION_TITLE = 24  # L08
ROWS = 10  # L09
ROW_ID = 200  # L09
ROW_TITLE = 24  # L09
ROW_DESCRIPTION = 72  # L09
CLIENT_MESSAGE_ID = 50  # L19
