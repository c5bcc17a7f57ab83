export const checks = {
  checks: {
    open: "اعرض ما ليس على ما يرام",
    title: "الفحوص",
    good: "كل شيء سليم",
    goodText: "لا نرى شيئًا قد يتعثر. جرّبها على الهاتف، ثم انشرها.",
    errors_zero: "لا أخطاء",
    errors_one: "خطأ واحد",
    errors_two: "خطآن",
    errors_few: "{{count}} أخطاء",
    errors_many: "{{count}} خطأً",
    errors_other: "{{count}} خطأ",
    warnings_zero: "لا تنبيهات",
    warnings_one: "تنبيه واحد",
    warnings_two: "تنبيهان",
    warnings_few: "{{count}} تنبيهات",
    warnings_many: "{{count}} تنبيهًا",
    warnings_other: "{{count}} تنبيه",
    both: "{{errors}}، {{warnings}}",
    errorsHead: "يجب تصحيحه",
    warningsHead: "قد يتعثر",
    filter: "ابحث بالكلمات",
    noneFits: "لا شيء منها فيه هذه الكلمات.",
    keys: "‏F8 للانتقال إلى التالي، وShift F8 إلى السابق.",
    journey: "الرحلة",
    error: "خطأ",
    warning: "تنبيه",
    where: "{{step}} · {{field}}",
    fields: {
      text: "النص",
      header: "العنوان",
      footer: "التذييل",
      listButton: "الزر الذي يفتح القائمة",
      button: "الزر {{number}}",
      row: "الخيار {{number}}",
      rowDescription: "وصف الخيار {{number}}",
      section: "المجموعة {{number}}",
      choices: "الخيارات",
      media: "الملف",
      place: "المكان",
      template: "القالب",
      outcomes: "النتائج",
      wayTo: "الطريق إلى {{step}}",
      next: "الخطوة التالية",
      saved: "يُحفظ باسم {{name}}",
      condition: "الشرط",
      url: "العنوان الإلكتروني",
      parameters: "معاملات الاستعلام",
      headers: "الترويسات",
      body: "المحتوى",
      type: "شكل الرسالة",
      duration: "مدة الانتظار",
      timeout: "أقصى انتظار",
      name: "اسم الخطوة",
      recipient: "المستلم",
      subAccount: "الحساب الفرعي",
    },
    codes: {
      unreadable: "{{reason}}",
      input_required: "{{kind}} تحتاج إليه. املأه.",
      input_no_object: "يجب أن يكون كائنًا.",
      bad_duration: "{{reason}}",
      bad_time_out: "القيمة {{value}}؛ يجب أن تكون عددًا من الثواني أكبر من 0.",
      input_unknown: "لا مدخل كهذا في {{kind}}؛ يبقى محفوظًا ولا يُستخدم.",
      condition_missing: "لا شرط هنا، فيُعد غير صحيح.",
      branch_empty: "لا نتائج هنا، فينتهي الطريق. أضف نتيجة.",
      call_unknown: "لا شيء هنا، فستفشل الخطوة؛ اذكر clientRequestId أو uid الخاص بالمكالمة.",
      expression_broken: "{{reason}} (عند الحرف {{position}} من {{script}})",
      expression_refused: "{{reason}} (عند الحرف {{position}} من {{script}})",
      name_unknown: "{{reason}} (عند الحرف {{position}} من {{script}})",
      target_missing: "لا توجد خطوة «{{target}}»؛ ينتهي الطريق هناك.",
      target_misspelt: "لا توجد خطوة «{{target}}»؛ ينتهي الطريق هناك. هل تقصد «{{meant}}»؟",
      unreachable: "لا خطوة تؤدي إلى هنا، فلن تُنفَّذ أبدًا.",
      loop_endless: "هذه الحلقة لا تنتظر أبدًا، فستوقَف بخطأ؛ ضع فيها انتظارًا.",
      outputs_in_inputs: "‏outputs موضوعة داخل inputs؛ تُعد نتائج للخطوة.",
      two_ways_on: "‏selectNextStep مذكورة أيضًا، وهي التي تُتبع.",
      nested_ignored: "‏If وحدها تنفّذ خطوات داخلية، و{{kind}} تتجاهلها.",
      id_hidden: "لخطوة في الخارج المعرّف نفسه؛ تؤدي الروابط إلى الأقرب.",
      dead_end:
        "النتيجة {{condition}} لا تؤدي إلى شيء، فتنتهي المحادثة هناك بلا كلمة. صِلها بخطوة أو احذفها.",
      dead_end_reply: "حين يرد العميل لا يحدث شيء: هذه النتيجة لا تؤدي إلى شيء. صِلها بخطوة.",
      dead_end_no_reply: "حين لا يصل رد في الوقت المحدد تنتهي المحادثة بلا كلمة. صِل «لا رد» بخطوة.",
      dead_end_otherwise:
        "«غير ذلك» لا تؤدي إلى شيء، فتنتهي المحادثة بلا كلمة حين لا يناسب شيء آخر. صِلها بخطوة.",
      dead_end_answer: "حين تجيب الخدمة لا يحدث شيء: هذه النتيجة لا تؤدي إلى شيء. صِلها بخطوة.",
      dead_end_window:
        "حين تكون نافذة الـ24 ساعة مغلقة لا تُرسل الرسالة وتنتهي المحادثة بلا كلمة. صِل هذه النتيجة بقالب.",
      dead_end_failure: "حين تفشل الخدمة تنتهي المحادثة بلا كلمة. صِل هذه النتيجة بخطوة.",
      wait_leads_nowhere: "تنتظر المحادثة ردًا ولا شيء بعده. صِل الرد بخطوة.",
      no_reply_unhandled:
        "حين لا يصل رد في الوقت المحدد لا تناسب أي نتيجة وتنتهي المحادثة بلا كلمة. أضف نتيجة لـ«لا رد».",
      no_digits_unhandled:
        "حين لا يضغط أحد زرًا في الوقت المحدد لا تناسب أي نتيجة وتنتهي المحادثة. أضف نتيجة لذلك.",
      no_otherwise: "حين لا يصح أي شرط تنتهي المحادثة بلا كلمة. أضف «غير ذلك».",
      failure_unhandled:
        "حين لا تجيب الخدمة (الرمز 0) لا تناسب أي نتيجة وتنتهي المحادثة بلا كلمة. أضف نتيجة لـ«أي شيء آخر».",
      answer_unchecked:
        "حين تفشل الخدمة تستمر المحادثة كأنها أجابت. أضف نتائج تنظر إلى step.responseCode: هو 200 حين ينجح كل شيء، و0 بلا جواب.",
      loop_maybe_endless:
        "‏{{steps}} تدور دون أن تنتظر شيئًا ما دام {{condition}}؛ بعد 1,000 خطوة تنتهي بخطأ. ضع انتظارًا في الحلقة.",
      variable_unknown:
        "لا شيء يحدد data.{{name}}، فهو فارغ هنا. احفظه في خطوة سابقة، أو اختر متغيرًا آخر.",
      variable_misspelt: "لا شيء يحدد data.{{name}}، فهو فارغ هنا. هل تقصد data.{{meant}}؟",
      variable_undeclared:
        "‏data.{{name}} ليس من القيم التي تبدأ بها هذه الرحلة، ولا خطوة تحفظه، فهو فارغ هنا. صرّح به في المشغّل.",
      variable_set_later:
        "‏data.{{name}} فارغ هنا: تحفظه {{steps}} التي تأتي لاحقًا. انقل هذه الخطوة إلى ما بعدها.",
      variable_set_elsewhere:
        "‏data.{{name}} فارغ هنا: تحفظه {{steps}} التي لا يمر بها إلا طريق آخر.",
      variable_maybe_unset:
        "‏data.{{name}} فارغ حين تأتي المحادثة إلى هنا عبر {{way}}: لا يحفظه إلا {{steps}}. اكتب data.{{name}} || 'something else'، أو احفظه على ذلك الطريق أيضًا.",
      event_field_unknown:
        "ليس فيما يبدأ هذه الرحلة data.{{name}}، فهو فارغ هنا. اختره من قائمة المتغيرات.",
      event_field_misspelt:
        "ليس فيما يبدأ هذه الرحلة data.{{name}}، فهو فارغ هنا. هل تقصد data.{{meant}}؟",
      step_in_inputs:
        "‏{{path}} فارغ هنا: نتيجة الخطوة لا تُقرأ إلا في نتائجها وشروطها. احفظها هناك واقرأها متغيرًا.",
      step_field_unknown: "‏{{kind}} لا تعطي step.{{name}}؛ بل تعطي {{known}}.",
      step_empty: "‏{{kind}} لا تعطي نتيجة، فـ step.{{name}} فارغ.",
      method_unknown: "لا توجد دالة {{name}}()، فلا يعطي هذا شيئًا.",
      method_misspelt: "لا توجد دالة {{name}}()، فلا يعطي هذا شيئًا. هل تقصد {{meant}}()؟",
      placeholder_number:
        "هذا هو العدد {{number}}. في نص القالب يرمز إلى معامل؛ أما هنا فالمطلوب متغير.",
      too_long: "{{length}} حرفًا؛ يسمح واتساب بـ {{most}} على الأكثر. اختصره.",
      too_many_buttons: "{{count}} أزرار؛ يسمح واتساب بـ {{most}} على الأكثر. استخدم قائمة.",
      too_many_sections: "{{count}} مجموعات؛ يسمح واتساب بـ {{most}} على الأكثر. اجمع بعضها.",
      too_many_rows: "{{count}} صفًا؛ يسمح واتساب بـ {{most}} على الأكثر. قسّم القائمة.",
      twice: "«{{value}}» مكرر؛ يجب أن يختلف كل واحد.",
      message_incomplete: "{{reason}}",
      may_be_too_long:
        "قد يتجاوز {{most}} حرفًا حين يكون {{what}} طويلًا، فلا يُرسل. اقتطعه: {{script}}.slice(0, {{left}})",
      caption_too_long: "{{length}} حرفًا؛ يسمح واتساب بـ {{most}} على الأكثر تحت صورة أو ملف.",
      media_without_url: "لا عنوان للملف. اذكر من أين يُنزَّل.",
      media_url: "يجلب واتساب الملف من هنا، فيجب أن يكون عنوانًا عامًا يبدأ بـ https://.",
      media_kind: "لا يقبل واتساب ‎.{{ending}} بوصفه {{kind}}. يقبل {{known}}.",
      place_incomplete: "يحتاج المكان إلى خط عرض وخط طول.",
      place_outside: "‏{{value}} ليس {{what}}؛ يقع بين ‎-{{most}} و{{most}}.",
      cards: "{{count}} بطاقات؛ يعرض واتساب من 2 إلى 10.",
      template_unknown:
        "لا يوجد قالب {{name}} باللغة {{language}} لهذه القناة. اختر واحدًا من القائمة.",
      template_not_approved: "القالب {{name}} حالته {{status}} ولا يُرسل قبل الموافقة عليه.",
      template_parameters: "{{reason}}",
      unsupported_sticker: "لا يرسل {{provider}} ملصقات. أرسل صورة بدلًا منها.",
      unsupported_contacts:
        "لا يرسل {{provider}} بطاقات جهات اتصال. اكتب الاسم والرقم في نص بدلًا منها.",
      unsupported_reaction: "لا يرسل {{provider}} تفاعلات. أرسل نصًّا فيه الرمز التعبيري بدلًا منها.",
      unsupported_link_preview: "يترك {{provider}} معاينة الروابط لواتساب، فلا يُستخدم هذا.",
      unsupported_file_name: "لا يأخذ {{provider}} اسمًا للملف: يعرض واتساب الجزء الأخير من عنوانه.",
      unsupported_uploaded_media:
        "لا يعرف {{provider}} الملفات المرفوعة بمعرّفها. اكتب عنوان الملف.",
      unsupported_catalog_message:
        "لا يعرض {{provider}} الكتالوج كله. اعرض بعض منتجاته (product_list) بدلًا منه.",
      unsupported_address_message:
        "لا يطلب {{provider}} العنوان البريدي بنموذج واتساب. أرسل نموذجًا (WhatsApp Flow) أو اسأل في نص.",
      unsupported_carousel:
        "لا يرسل {{provider}} بطاقات بلا قالب. أرسل قالبًا فيه بطاقات، أو قائمة.",
      unsupported_named_variables:
        "لا يعرف {{provider}} متغيرات القالب إلا بترتيبها، فاجعل القيم بترتيب نصه.",
      unsupported_sms_fallback:
        "لا يرسل {{provider}} رسالة نصية قصيرة إن لم تصل الرسالة. تفرّع إلى خطوة SMS بدلًا من ذلك.",
      unsupported_direct_send: "ليس لدى {{provider}} إرسال مباشر (Direct Send). أرسل قالبًا معتمدًا.",
      unsupported_rcs: "لا يعرض واتساب بطاقات RCS. أرسل قالبًا فيه بطاقات، أو قائمة.",
      unsupported_sms:
        "لا يرسل {{provider}} رسائل نصية قصيرة. اختر حسابًا فرعيًا لدى 8x8 لهذه الخطوة.",
      team_unknown:
        "لا يوجد فريق باسم {{team}}، فتذهب المحادثة إلى من هو متفرغ. أنشئه في صفحة الفريق أو اختر غيره.",
      window_never_opened:
        "لم يكتب العميل بعد حين تُرسل هذه الرسالة، فقد يرفضها واتساب. ابدأ بقالب موافَق عليه.",
      interactive_starts:
        "لا يمكن بدء محادثة بأزرار أو قوائم: يرفضها واتساب قبل أن يكتب العميل. ابدأ بقالب موافَق عليه.",
      window_closed:
        "قد تأتي بعد أكثر من 24 ساعة من آخر رسالة للعميل (بعد {{way}})، فيرفضها واتساب. أرسل هنا قالبًا موافَقًا عليه، أو قلّل الانتظار.",
      window_closed_loop:
        "قد تأتي بعد أكثر من 24 ساعة من آخر رسالة للعميل لأن {{way}} قد تتكرر، فيرفضها واتساب. أرسل هنا قالبًا موافَقًا عليه، أو أنهِ التكرار.",
      matched_by_label:
        "يقارن هذا بالتسمية «{{title}}»، فيتعطل حين تتغير. قارن بالمعرّف بدلًا منها: {{path}} == '{{id}}'",
      choice_unhandled:
        "حين ينقر العميل على «{{title}}» لا تناسب أي نتيجة وتنتهي المحادثة بلا كلمة. أضف نتيجة له.",
      choice_unknown: "لا رسالة سابقة تعرض خيارًا معرّفه «{{id}}»، فلا يصح هذا أبدًا.",
      choice_misspelt:
        "لا رسالة سابقة تعرض خيارًا معرّفه «{{id}}»، فلا يصح هذا أبدًا. هل تقصد «{{meant}}»؟",
      choice_opts_out:
        "النقر على «{{title}}» يُفهم ككلمة إلغاء اشتراك: يُشطب العميل من قائمتك ولا تتابع الرحلة. اختر تسمية أخرى، إلا إن كان هذا قصدك.",
      outcomes_overlap:
        "النص الذي فيه «{{longer}}» يحتوي أيضًا على «{{shorter}}»، فيُسلك الطريقان معًا. قارن بـ == بدلًا من stringContains.",
      url_incomplete: "‏{{url}} ليس عنوانًا كاملًا؛ يبدأ بـ https:// ويسمّي خادمًا.",
      url_private: "‏{{host}} عنوان داخل شبكة خاصة؛ تُرفض الطلبات إليه ما لم يسمح بها المشغّل.",
      url_secret:
        "في العنوان سر ({{name}}) يراه كل من يرى الرحلة أو سجلًا. أرسله في ترويسة بدلًا من ذلك.",
      placeholder: "لا يزال {{text}} بحاجة إلى استبدال.",
    },
  },
};
