// What is wrong with a journey. The codes and their sentences are those of the server (tests/checks/test_texts.py).
export const checks = {
  checks: {
    open: "Show what is wrong",
    title: "Checks",
    good: "All good",
    goodText: "Nothing that we can see would go wrong. Try it on the phone, then publish it.",
    errors_one: "{{count}} error",
    errors_other: "{{count}} errors",
    warnings_one: "{{count}} warning",
    warnings_other: "{{count}} warnings",
    both: "{{errors}}, {{warnings}}",
    errorsHead: "Must be put right",
    warningsHead: "May go wrong",
    filter: "Filter by words",
    noneFits: "None of them has these words.",
    keys: "F8 goes to the next one, Shift F8 to the one before.",
    journey: "The journey",
    error: "Error",
    warning: "Warning",
    where: "{{step}} · {{field}}",
    fields: {
      text: "Text",
      header: "Heading",
      footer: "Footer",
      listButton: "Button that opens the list",
      button: "Button {{number}}",
      row: "Choice {{number}}",
      rowDescription: "Description of choice {{number}}",
      section: "Group {{number}}",
      choices: "Choices",
      media: "File",
      place: "Place",
      template: "Template",
      outcomes: "Outcomes",
      wayTo: "Way to {{step}}",
      next: "Next step",
      saved: "Saved as {{name}}",
      condition: "Condition",
      url: "Address",
      parameters: "Query",
      headers: "Headers",
      body: "Body",
      type: "Form of the message",
      duration: "Wait for",
      timeout: "Wait at most",
      name: "Name of the step",
      recipient: "Recipient",
      subAccount: "Subaccount",
    },
    codes: {
      unreadable: "{{reason}}",
      input_required: "{{kind}} requires it. Fill it in.",
      input_no_object: "must be an object.",
      bad_duration: "{{reason}}",
      bad_time_out: "is {{value}}; it must be a number of seconds above 0.",
      input_unknown: "{{kind}} has no such input; it is kept and not used.",
      condition_missing: "there is none, so it counts as false.",
      branch_empty: "there is none, so the path ends here. Add an outcome.",
      call_unknown:
        "there is none, so the step will fail; give the clientRequestId or uid of the call.",
      expression_broken: "{{reason}} (at character {{position}} of {{script}})",
      expression_refused: "{{reason}} (at character {{position}} of {{script}})",
      name_unknown: "{{reason}} (at character {{position}} of {{script}})",
      target_missing: 'there is no step "{{target}}"; the path ends there.',
      target_misspelt:
        'there is no step "{{target}}"; the path ends there. Did you mean "{{meant}}"?',
      unreachable: "no step leads here, so it never runs.",
      loop_endless:
        "this loop never waits, so it will be stopped with an error; put a wait into it.",
      outputs_in_inputs: "outputs stand inside inputs; they are taken as the step's outputs.",
      two_ways_on: "selectNextStep is given too, and wins.",
      nested_ignored: "only If runs nested steps, {{kind}} ignores them.",
      id_hidden: "a step outside has the same id; links resolve to the innermost one.",
      dead_end:
        "The outcome {{condition}} leads nowhere, so the conversation ends there without a word. Connect it to a step, or remove it.",
      dead_end_reply:
        "When the customer replies, nothing happens: this outcome leads nowhere. Connect it to a step.",
      dead_end_no_reply:
        "When no reply comes in time, the conversation ends without a word. Connect “no reply” to a step.",
      dead_end_otherwise:
        "“Otherwise” leads nowhere, so the conversation ends without a word when nothing else fits. Connect it to a step.",
      dead_end_answer:
        "When the service answers, nothing happens: this outcome leads nowhere. Connect it to a step.",
      dead_end_window:
        "When the 24-hour window is closed the message is not sent, and the conversation ends without a word. Connect this outcome to a template.",
      dead_end_failure:
        "When the service fails, the conversation ends without a word. Connect this outcome to a step.",
      wait_leads_nowhere:
        "The conversation waits for a reply, but nothing follows it. Connect the reply to a step.",
      no_reply_unhandled:
        "When no reply comes in time, no outcome fits and the conversation ends without a word. Add an outcome for “no reply”.",
      no_digits_unhandled:
        "When nobody presses a key in time, no outcome fits and the conversation ends. Add an outcome for that.",
      no_otherwise:
        "When none of the conditions is true, the conversation ends without a word. Add “otherwise”.",
      failure_unhandled:
        "When the service does not answer (code 0) no outcome fits and the conversation ends without a word. Add an outcome for “anything else”.",
      answer_unchecked:
        "When the service fails, the conversation goes on as if it had answered. Add outcomes that look at step.responseCode: it is 200 when all went well, and 0 without an answer.",
      loop_maybe_endless:
        "{{steps}} go round without waiting for anything as long as {{condition}}; after 1,000 steps that ends with an error. Put a wait into the circle.",
      variable_unknown:
        "Nothing sets data.{{name}}, so it is empty here. Save it in a step before, or pick another variable.",
      variable_misspelt:
        "Nothing sets data.{{name}}, so it is empty here. Did you mean data.{{meant}}?",
      variable_undeclared:
        "data.{{name}} is none of the values that start this journey, and no step saves it, so it is empty here. Declare it at the trigger.",
      variable_set_later:
        "data.{{name}} is empty here: it is saved by {{steps}}, which comes later. Move this step behind it.",
      variable_set_elsewhere:
        "data.{{name}} is empty here: it is saved by {{steps}}, which only another way leads through.",
      variable_maybe_unset:
        "data.{{name}} is empty when the conversation comes here through {{way}}: only {{steps}} saves it. Write data.{{name}} || 'something else', or save it on that way too.",
      event_field_unknown:
        "What starts this journey has no data.{{name}}, so it is empty here. Pick it from the list of variables.",
      event_field_misspelt:
        "What starts this journey has no data.{{name}}, so it is empty here. Did you mean data.{{meant}}?",
      step_in_inputs:
        "{{path}} is empty here: a step's result can only be read in its own outputs and conditions. Save it there, and read it as a variable.",
      step_field_unknown: "{{kind}} gives no step.{{name}}; it gives {{known}}.",
      step_empty: "{{kind}} gives no result, so step.{{name}} is empty.",
      method_unknown: "There is no method {{name}}(), so this gives nothing.",
      method_misspelt:
        "There is no method {{name}}(), so this gives nothing. Did you mean {{meant}}()?",
      placeholder_number:
        "This is the number {{number}}. In a template's text it stands for a parameter; here you want a variable.",
      too_long: "{{length}} characters; WhatsApp allows at most {{most}}. Shorten it.",
      too_many_buttons: "{{count}} buttons; WhatsApp allows at most {{most}}. Use a list instead.",
      too_many_sections: "{{count}} sections; WhatsApp allows at most {{most}}. Join some of them.",
      too_many_rows: "{{count}} rows; WhatsApp allows at most {{most}}. Split the list in two.",
      twice: "“{{value}}” occurs twice; each must be different.",
      message_incomplete: "{{reason}}",
      may_be_too_long:
        "Can be longer than {{most}} characters when {{what}} is long, and then it is not sent. Cut it: {{script}}.slice(0, {{left}})",
      caption_too_long:
        "{{length}} characters; WhatsApp allows at most {{most}} below a picture or file.",
      media_without_url: "There is no address of a file. Fill in where it can be downloaded.",
      media_url: "WhatsApp fetches the file from here, so this must be a public https:// address.",
      media_kind: "WhatsApp does not take .{{ending}} as {{kind}}. It takes {{known}}.",
      place_incomplete: "A place needs a latitude and a longitude.",
      place_outside: "{{value}} is no {{what}}; it lies between -{{most}} and {{most}}.",
      cards: "{{count}} cards; WhatsApp shows 2 to 10.",
      template_unknown:
        "There is no template {{name}} in the language {{language}} for this channel. Pick one from the list.",
      template_not_approved:
        "The template {{name}} is {{status}} and cannot be sent until it is approved.",
      template_parameters: "{{reason}}",
      unsupported_sticker: "{{provider}} cannot send stickers. Send an image instead.",
      unsupported_contacts:
        "{{provider}} cannot send contact cards. Write the name and the number in a text instead.",
      unsupported_reaction:
        "{{provider}} cannot send reactions. Send a text with the emoji instead.",
      unsupported_link_preview:
        "{{provider}} leaves link previews to WhatsApp, so this is not used.",
      unsupported_file_name:
        "{{provider}} takes no name for a file: WhatsApp shows the last part of its address.",
      unsupported_uploaded_media:
        "{{provider}} knows no uploaded files by their id. Give the address of the file.",
      unsupported_catalog_message:
        "{{provider}} cannot show the whole catalogue. Show some of its products (product_list) instead.",
      unsupported_address_message:
        "{{provider}} cannot ask for a postal address with WhatsApp's own form. Send a form (WhatsApp Flow), or ask in a text.",
      unsupported_carousel:
        "{{provider}} cannot send cards without a template. Send a template with a carousel, or a list.",
      unsupported_named_variables:
        "{{provider}} knows a template's variables by their order alone, so keep the values in the order of its text.",
      unsupported_sms_fallback:
        "{{provider}} does not send an SMS when a message does not arrive. Branch to an SMS step instead.",
      unsupported_direct_send: "{{provider}} has no Direct Send. Send an approved template.",
      unsupported_rcs: "WhatsApp shows no RCS cards. Send a template with a carousel, or a list.",
      unsupported_sms: "{{provider}} sends no SMS. Choose a subaccount of 8x8 for this step.",
      team_unknown:
        "There is no team {{team}}, so whoever is free gets the conversation. Make it on the Team page, or pick another.",
      window_never_opened:
        "The customer has not written yet when this is sent, so WhatsApp may refuse it. Begin with an approved template.",
      interactive_starts:
        "Buttons and lists cannot begin a conversation: WhatsApp refuses them before the customer has written. Begin with an approved template.",
      window_closed:
        "This may come more than 24 hours after the customer's last message (after {{way}}), and then WhatsApp refuses it. Send an approved template here, or wait less.",
      window_closed_loop:
        "This may come more than 24 hours after the customer's last message, since {{way}} can repeat, and then WhatsApp refuses it. Send an approved template here, or end the repeating.",
      matched_by_label:
        "This compares with the label “{{title}}”, which stops working when the label is changed. Compare with its id instead: {{path}} == '{{id}}'",
      choice_unhandled:
        "When the customer taps “{{title}}”, no outcome fits and the conversation ends without a word. Add an outcome for it.",
      choice_unknown:
        "No message before offers a choice with the id “{{id}}”, so this is never true.",
      choice_misspelt:
        "No message before offers a choice with the id “{{id}}”, so this is never true. Did you mean “{{meant}}”?",
      choice_opts_out:
        "A tap on “{{title}}” is heard as a word to opt out: the customer is taken off your list, and the journey does not go on. Give it another label, unless that is what you mean.",
      outcomes_overlap:
        "A text with “{{longer}}” also contains “{{shorter}}”, so both ways are taken at once. Compare with == instead of stringContains.",
      url_incomplete: "{{url}} is no complete address; it begins with https:// and names a server.",
      url_private:
        "{{host}} is an address inside of a network; requests to it are refused unless the operator allows it.",
      url_secret:
        "The address holds a secret ({{name}}) that anyone sees who sees the journey or a log. Send it in a header instead.",
      placeholder: "{{text}} is still to be replaced.",
    },
  },
};
