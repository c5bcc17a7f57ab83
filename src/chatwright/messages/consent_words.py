"""The words by which people opt out and in again, and what they are told, language by language [R-OPT-1].

Only words that hardly mean anything else when they are a whole message: "cancel" is how a patient calls off an
appointment, so it is none of them. An account adds the words that its customers use.
"""

from __future__ import annotations

from typing import NamedTuple


class LanguageWords(NamedTuple):
    """One language: words to stop and to start, and the texts that confirm."""

    stop: tuple[str, ...]
    start: tuple[str, ...]
    stopped: str
    started: str


EVERYWHERE_STOP = ("STOP",)
EVERYWHERE_START = ("START",)
"""Understood in every language, since every language writes them under its advertisements."""

WORDS: dict[str, LanguageWords] = {
    "en": LanguageWords(
        (
            "STOP ALL",
            "STOPALL",
            "UNSUBSCRIBE",
            "OPT OUT",
            "OPT-OUT",
            "OPTOUT",
            "STOP PROMOTIONS",
            "STOP MARKETING",
        ),
        ("UNSTOP", "SUBSCRIBE", "OPT IN", "OPT-IN", "OPTIN"),
        "You're unsubscribed: we only write when you write to us. Reply START to hear from us again.",
        "Welcome back: you'll hear from us again. Reply STOP whenever you've had enough.",
    ),
    "ar": LanguageWords(
        (
            "توقف",
            "إيقاف",
            "أوقف",
            "إلغاء الاشتراك",
            "ألغ الاشتراك",
            "إيقاف الرسائل",
            "إيقاف العروض الترويجية",
        ),
        ("اشتراك", "اشترك", "ابدأ", "استئناف"),
        "تم إلغاء اشتراكك: لن نراسلك إلا إذا راسلتنا. أرسل START لتصلك رسائلنا من جديد.",
        "أهلًا بعودتك: ستصلك رسائلنا من جديد. أرسل STOP متى أردت التوقف.",
    ),
    "bn": LanguageWords(
        ("বন্ধ করুন", "থামুন", "আনসাবস্ক্রাইব"),
        ("শুরু করুন", "সাবস্ক্রাইব"),
        "আপনার সাবস্ক্রিপশন বন্ধ করা হয়েছে: আপনি না লিখলে আমরা আর লিখব না। আবার পেতে START লিখুন।",
        "আবার স্বাগতম: আপনি আবার আমাদের বার্তা পাবেন। বন্ধ করতে STOP লিখুন।",
    ),
    "de": LanguageWords(
        ("STOPP", "ABMELDEN", "ABBESTELLEN", "AUSTRAGEN", "WERBUNG STOPPEN"),
        ("ANMELDEN", "ABONNIEREN"),
        "Sie sind abgemeldet: Wir schreiben nur noch, wenn Sie uns schreiben. Mit START hören Sie wieder von uns.",
        "Schön, dass Sie wieder da sind: Sie hören wieder von uns. Mit STOP melden Sie sich jederzeit ab.",
    ),
    "es": LanguageWords(
        (
            "BAJA",
            "PARAR",
            "DETENER",
            "DAR DE BAJA",
            "DARME DE BAJA",
            "DARSE DE BAJA",
            "CANCELAR SUSCRIPCIÓN",
            "CANCELAR SUSCRIPCION",
            "DETENER PROMOCIONES",
        ),
        ("ALTA", "SUSCRIBIR", "SUSCRIBIRME", "REANUDAR"),
        "Te has dado de baja: solo escribiremos cuando nos escribas. Responde ALTA para volver a recibir mensajes.",
        "¡Hola de nuevo! Volverás a recibir nuestros mensajes. Responde BAJA cuando quieras dejar de recibirlos.",
    ),
    "fr": LanguageWords(
        (
            "ARRET",
            "ARRÊT",
            "ARRETER",
            "ARRÊTER",
            "DESABONNER",
            "DÉSABONNER",
            "ME DÉSABONNER",
            "DESINSCRIRE",
            "DÉSINSCRIRE",
            "SE DÉSINSCRIRE",
            "STOP PUB",
            "ARRÊTER LES PROMOTIONS",
        ),
        ("REPRENDRE", "ABONNER", "M'ABONNER"),
        "Vous êtes désabonné : nous n'écrirons que si vous nous écrivez. Répondez START pour nous lire à nouveau.",
        "Bon retour : vous recevrez à nouveau nos messages. Répondez STOP quand vous le souhaitez.",
    ),
    "he": LanguageWords(
        ("הסר", "הסרה", "עצור", "הפסק", "ביטול הרשמה"),
        ("הצטרף", "הרשמה", "התחל"),
        "הוסרת מהרשימה: נכתוב רק כשתכתבו לנו. השיבו START כדי לקבל שוב הודעות.",
        "ברוכים השבים: תקבלו שוב הודעות מאיתנו. השיבו STOP כדי להפסיק.",
    ),
    "hi": LanguageWords(
        ("रोकें", "रोको", "बंद करें", "बंद करो", "स्टॉप", "सदस्यता समाप्त करें", "अनसब्सक्राइब"),
        ("शुरू करें", "शुरू करो", "सदस्यता लें", "सब्सक्राइब"),
        "आपकी सदस्यता समाप्त कर दी गई है: अब हम तभी लिखेंगे जब आप हमें लिखेंगे। फिर से पाने के लिए START लिखें।",
        "फिर से स्वागत है: अब आपको हमारे संदेश फिर मिलेंगे। बंद करने के लिए STOP लिखें।",
    ),
    "id": LanguageWords(
        ("BERHENTI", "HENTI", "HENTIKAN", "BERHENTI BERLANGGANAN", "STOP PROMOSI"),
        ("MULAI", "BERLANGGANAN"),
        "Anda sudah berhenti berlangganan: kami hanya menulis bila Anda menulis. Balas MULAI untuk pesan lagi.",
        "Selamat datang kembali: Anda akan menerima pesan kami lagi. Balas BERHENTI kapan saja.",
    ),
    "it": LanguageWords(
        (
            "FERMA",
            "FERMARE",
            "DISISCRIVIMI",
            "DISISCRIVITI",
            "DISISCRIZIONE",
            "ANNULLA ISCRIZIONE",
            "INTERROMPI PROMOZIONI",
        ),
        ("INIZIA", "ISCRIVIMI", "ISCRIVITI", "RIPRENDI"),
        "Iscrizione annullata: scriveremo solo se ci scrivi tu. Rispondi START per riceverli di nuovo.",
        "Bentornato: riceverai di nuovo i nostri messaggi. Rispondi STOP quando vuoi.",
    ),
    "ja": LanguageWords(
        ("停止", "配信停止", "登録解除", "ストップ", "解除"),
        ("再開", "配信再開", "登録", "スタート"),
        "配信を停止しました。今後はお客様からご連絡をいただいた場合のみお返事します。再開するには「START」と返信してください。",
        "配信を再開しました。停止するには「STOP」と返信してください。",
    ),
    "ko": LanguageWords(
        ("수신거부", "수신 거부", "구독취소", "구독 취소", "중지"),
        ("수신동의", "수신 동의", "구독", "재개"),
        "수신 거부되었습니다. 먼저 문의하신 경우에만 답장드립니다. 다시 받으시려면 START라고 보내 주세요.",
        "다시 메시지를 보내 드립니다. 그만 받으시려면 STOP이라고 보내 주세요.",
    ),
    "ms": LanguageWords(
        ("BERHENTI", "HENTI", "HENTIKAN", "NYAHLANGGAN", "BERHENTI MELANGGAN"),
        ("MULA", "LANGGAN"),
        "Anda telah berhenti melanggan: kami hanya menulis apabila anda menulis. Balas MULA untuk mesej semula.",
        "Selamat kembali: anda akan menerima mesej kami semula. Balas BERHENTI bila-bila masa.",
    ),
    "nl": LanguageWords(
        ("STOPPEN", "AFMELDEN", "UITSCHRIJVEN", "RECLAME STOPPEN"),
        ("AANMELDEN", "INSCHRIJVEN"),
        "U bent afgemeld: we schrijven alleen nog als u ons schrijft. Antwoord START om weer van ons te horen.",
        "Welkom terug: u hoort weer van ons. Antwoord STOP wanneer u maar wilt.",
    ),
    "pl": LanguageWords(
        ("WYPISZ", "WYPISZ MNIE", "ZATRZYMAJ", "REZYGNUJĘ Z SUBSKRYPCJI"),
        ("ZAPISZ", "ZAPISZ MNIE", "WZNÓW"),
        "Wypisaliśmy Cię: napiszemy tylko wtedy, gdy Ty napiszesz do nas. Odpisz START, aby dostawać wiadomości.",
        "Witamy ponownie: znów będziesz dostawać nasze wiadomości. Odpisz STOP, kiedy zechcesz.",
    ),
    "pt": LanguageWords(
        (
            "PARAR",
            "PARE",
            "DESCADASTRAR",
            "CANCELAR INSCRIÇÃO",
            "CANCELAR INSCRICAO",
            "CANCELAR SUBSCRIÇÃO",
            "PARAR PROMOÇÕES",
        ),
        ("COMEÇAR", "VOLTAR A RECEBER", "INSCREVER"),
        "Inscrição cancelada: só escreveremos quando você nos escrever. Responda START para voltar a recebê-las.",
        "Que bom ter você de volta: você voltará a receber nossas mensagens. Responda PARAR quando quiser.",
    ),
    "ru": LanguageWords(
        ("СТОП", "ОТПИСАТЬСЯ", "ОТПИСКА", "ОСТАНОВИТЬ", "ОТПИШИТЕ"),
        ("СТАРТ", "ПОДПИСАТЬСЯ", "ПОДПИСКА", "ВОЗОБНОВИТЬ"),
        "Вы отписаны: мы напишем, только если вы напишете нам. Ответьте СТАРТ, чтобы снова получать сообщения.",
        "С возвращением: вы снова будете получать наши сообщения. Ответьте СТОП, когда захотите.",
    ),
    "th": LanguageWords(
        ("หยุด", "เลิกรับ", "ยกเลิกการสมัคร", "ยกเลิกรับข่าวสาร", "ยกเลิกการรับข่าวสาร"),
        ("เริ่ม", "สมัคร", "รับข่าวสาร"),
        "ยกเลิกการรับข้อความแล้ว เราจะเขียนถึงคุณเมื่อคุณเขียนมาเท่านั้น ตอบ START เพื่อรับข้อความอีกครั้ง",
        "ยินดีต้อนรับกลับมา คุณจะได้รับข้อความจากเราอีกครั้ง ตอบ STOP ได้ทุกเมื่อเพื่อหยุดรับ",
    ),
    "tl": LanguageWords(
        ("ITIGIL", "TIGIL", "IHINTO", "HINTO", "TUMIGIL"),
        ("SIMULAN", "MAGSIMULA", "SUMALI"),
        "Hindi ka na namin padadalhan ng mensahe maliban kung sumulat ka sa amin. Sumagot ng START para bumalik.",
        "Maligayang pagbabalik: makakatanggap ka muli ng mga mensahe namin. Sumagot ng STOP kung ayaw mo na.",
    ),
    "tr": LanguageWords(
        ("DUR", "DURDUR", "RET", "ABONELİKTEN ÇIK", "LİSTEDEN ÇIK", "ÜYELİKTEN ÇIK"),
        ("BAŞLA", "BAŞLAT", "ABONE OL"),
        "Listeden çıkarıldınız: yalnızca siz yazdığınızda yazacağız. Yeniden mesaj almak için START yazın.",
        "Yeniden hoş geldiniz: mesajlarımızı tekrar alacaksınız. Dilediğiniz zaman DUR yazın.",
    ),
    "ur": LanguageWords(
        ("بند کریں", "روکیں", "ان سبسکرائب"),
        ("شروع کریں", "سبسکرائب"),
        "آپ کی رکنیت ختم کر دی گئی ہے: ہم صرف آپ کے لکھنے پر لکھیں گے۔ دوبارہ پیغامات کے لیے START لکھیں۔",
        "واپسی پر خوش آمدید: آپ کو ہمارے پیغامات دوبارہ ملیں گے۔ بند کرنے کے لیے STOP لکھیں۔",
    ),
    "vi": LanguageWords(
        ("DỪNG", "DỪNG LẠI", "NGỪNG", "HỦY ĐĂNG KÝ", "HUỶ ĐĂNG KÝ", "HUY DANG KY", "NGỪNG NHẬN TIN"),
        ("BẮT ĐẦU", "ĐĂNG KÝ", "NHẬN TIN"),
        "Bạn đã hủy đăng ký: chúng tôi chỉ viết khi bạn viết cho chúng tôi. Trả lời START để nhận tin trở lại.",
        "Chào mừng bạn trở lại: bạn sẽ lại nhận được tin của chúng tôi. Trả lời STOP bất cứ lúc nào.",
    ),
    "zh": LanguageWords(
        ("退订", "退訂", "停止", "TD", "拒收", "取消订阅", "取消訂閱", "停止接收"),
        ("订阅", "訂閱", "开始", "開始", "恢复", "恢復"),
        "已退订：只有在您联系我们时，我们才会回复。如需重新接收消息，请回复“订阅”。",
        "欢迎回来：您将重新收到我们的消息。如需停止，请回复“退订”。",
    ),
}

LANGUAGE_OF_COUNTRY: dict[str, str] = {
    country: language
    for language, countries in {
        "ar": "AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE",
        "bn": "BD",
        "de": "AT DE LI",
        "es": "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PR PY SV UY VE",
        "fr": "BF BJ CD CG CI CM FR GA GN MC ML NE SN TG",
        "he": "IL",
        "id": "ID",
        "it": "IT SM VA",
        "ja": "JP",
        "ko": "KR",
        "ms": "BN MY",
        "nl": "NL SR",
        "pl": "PL",
        "pt": "AO BR MZ PT",
        "ru": "BY RU",
        "th": "TH",
        "tl": "PH",
        "tr": "TR",
        "ur": "PK",
        "vi": "VN",
        "zh": "CN HK MO TW",
    }.items()
    for country in countries.split()
}
"""In which language somebody is answered whose word belongs to several, by the country of the phone number."""
