"""WhatsApp's limits, each with the number it has in messaging.md section 4. Characters are code points."""

from datetime import timedelta

TEXT = 4096  # L01
CAPTION = 1024  # L02
INTERACTIVE_BODY = 1024  # L03
LIST_BODY_AT_META = 4096  # L03
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
LINK_LABEL = 20  # L10
FLOW_LABEL = 20  # L11, though 8x8's schema says 30
PRODUCT_SECTIONS, PRODUCTS = 10, 30  # L12
FREE_CARDS_LEAST, FREE_CARDS = 2, 10  # L13
FREE_CARD_BODY, FREE_CARD_BREAKS, FREE_CARD_REPLIES = 160, 2, 3  # L13
CONTACTS = 257  # L14
CALL_LABEL, CALL_PAYLOAD, CALL_MINUTES = 20, 512, 43_200  # L15
REACTION_AGE = timedelta(days=30)  # L16
QUOTE_AGE = timedelta(days=7)  # L17, at 8x8; Meta sends on without the quote
TYPING_SECONDS = 25  # L18, how long typing shows
TYPING_AGE = timedelta(hours=2)  # L18, of the message that is answered
CLIENT_MESSAGE_ID = 50  # L19
CLIENT_BATCH_ID = 100  # L19
OPAQUE = 512  # L20
BATCH = 1000  # L21, though 8x8's schema says 10000
SMS_SOURCE = 16  # L22
FALLBACK_LEAST, FALLBACK_MOST = 10, 86_400  # L23, seconds
FALLBACK_TEXT = 35_000  # section 16
DIRECT_SEND_LEAST, DIRECT_SEND_MOST = 30, 43_200  # section 3.8, seconds
ADDRESS = 2_000  # as L29
PRODUCT_ID = 256  # of a catalogue or a product; not documented
TEMPLATE_NAME = 512  # L24
TEMPLATE_NAME_LISTED = 200  # L24, what 8x8's listing allows
TEMPLATE_HEADER = 60  # L25
TEMPLATE_BODY = 1024  # L26
TEMPLATE_FOOTER = 60  # L27
TEMPLATE_BUTTONS = 10  # L28
TEMPLATE_LABEL = 25  # L28
TEMPLATE_LABEL_SAFE = 20  # L28, what 8x8's schema allows
TEMPLATE_URL = 2000  # L29
TEMPLATE_PHONE = 20  # L30
COUPON_CODE_LEAST, COUPON_CODE = 4, 15  # L31
CARDS_LEAST, CARDS = 2, 10  # L34
CARD_BODY = 160  # L34
CARD_BUTTONS = 2  # L34
TEMPLATES = 6000  # L35, of a verified account; 250 of others
TEMPLATES_AN_HOUR = 100  # L35
OTP_CODE = 15  # L37
OTP_MINUTES = 90  # L38
PAYLOAD = 256  # as the id of a reply button, L06
