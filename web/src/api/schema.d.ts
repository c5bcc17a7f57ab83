// Made by npm run generate from the server's own description; not written by hand.

export interface paths {
    "/api/chatwright/v1/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Bookings
         * @description The bookings of the built-in calendar, the next ones first.
         */
        get: operations["list_bookings_api_chatwright_v1_bookings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Broadcasts
         * @description Broadcasts, newest first; `before` is the `next` of the page before.
         */
        get: operations["list_broadcasts_api_chatwright_v1_broadcasts_get"];
        put?: never;
        /**
         * Create
         * @description Begin a broadcast: it is a draft until it is started.
         */
        post: operations["create_api_chatwright_v1_broadcasts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get
         * @description A broadcast with its counts.
         */
        get: operations["get_api_chatwright_v1_broadcasts__broadcastId__get"];
        /**
         * Describe
         * @description Change what a draft sends: its template, and what is filled in.
         */
        put: operations["describe_api_chatwright_v1_broadcasts__broadcastId__put"];
        post?: never;
        /**
         * Remove
         * @description Remove a broadcast with its list and results; messages that went out stay in their conversations.
         */
        delete: operations["remove_api_chatwright_v1_broadcasts__broadcastId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Again
         * @description Send again to those for whom it failed, all or for some reasons.
         */
        post: operations["again_api_chatwright_v1_broadcasts__broadcastId__again_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Call off what has not been sent, for good. One that had not begun is a draft again.
         */
        post: operations["cancel_api_chatwright_v1_broadcasts__broadcastId__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Check
         * @description What there is to know before the start: what is in its way, and who gets no message.
         */
        get: operations["get_check_api_chatwright_v1_broadcasts__broadcastId__check_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause
         * @description Pause a broadcast: what is queued already still goes out, which is about a second's worth.
         */
        post: operations["pause_api_chatwright_v1_broadcasts__broadcastId__pause_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description The messages to the first rows with these fillings, as their phones show them; nothing is kept.
         */
        post: operations["preview_api_chatwright_v1_broadcasts__broadcastId__preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Recipients
         * @description Recipients in the order of the list, all or those in a state; `after` is the `next` of the page before.
         */
        get: operations["get_recipients_api_chatwright_v1_broadcasts__broadcastId__recipients_get"];
        /**
         * Put Recipients
         * @description Give a draft its list: CSV, which replaces the one before. Each phone number is taken once.
         *
         *     `phone` is the column with the phone numbers, by its name or its number from 0; without it the one that looks
         *     like it is taken. Numbers that are not international are dialled in `country`. `name` is that of the file.
         */
        put: operations["put_recipients_api_chatwright_v1_broadcasts__broadcastId__recipients_put"];
        /**
         * Take Segment
         * @description Give a draft the contacts who are in a segment now, or all of them; their attributes are the columns.
         */
        post: operations["take_segment_api_chatwright_v1_broadcasts__broadcastId__recipients_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Results
         * @description What became of each recipient, as CSV, with the columns of the list after our own.
         */
        get: operations["get_results_api_chatwright_v1_broadcasts__broadcastId__results_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume
         * @description Go on with a paused broadcast.
         */
        post: operations["resume_api_chatwright_v1_broadcasts__broadcastId__resume_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Rows
         * @description The first rows of the list, and the first that could not be taken.
         */
        get: operations["get_rows_api_chatwright_v1_broadcasts__broadcastId__rows_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/broadcasts/{broadcastId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start
         * @description Start a draft, now or at a local time.
         */
        post: operations["start_api_chatwright_v1_broadcasts__broadcastId__start_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/business": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name Business
         * @description Name the business, as customers know it.
         */
        put: operations["name_business_api_chatwright_v1_business_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/consent-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Settings
         * @description Words, texts and what an opt-out means, with all that is built in.
         */
        get: operations["get_settings_api_chatwright_v1_consent_settings_get"];
        /**
         * Put Settings
         * @description Change them; they hold from the next message on.
         */
        put: operations["put_settings_api_chatwright_v1_consent_settings_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contact-attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Attributes
         * @description What is kept of people.
         */
        get: operations["list_attributes_api_chatwright_v1_contact_attributes_get"];
        put?: never;
        /**
         * Add Attribute
         * @description Keep something more of people.
         */
        post: operations["add_attribute_api_chatwright_v1_contact_attributes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contact-attributes/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop Attribute
         * @description Keep it no longer, and forget all values of it.
         */
        delete: operations["drop_attribute_api_chatwright_v1_contact_attributes__name__delete"];
        options?: never;
        head?: never;
        /**
         * Change Attribute
         * @description Change label, choices or bounds. Values that contacts have already stay as they are.
         */
        patch: operations["change_attribute_api_chatwright_v1_contact_attributes__name__patch"];
        trace?: never;
    };
    "/api/chatwright/v1/contact-attributes/{name}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attribute Use
         * @description How many contacts would lose a value with it.
         */
        get: operations["attribute_use_api_chatwright_v1_contact_attributes__name__use_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contact-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Import
         * @description Import a file: people are added, or changed when their number is known. Rows that are wrong are passed over.
         */
        post: operations["begin_import_api_chatwright_v1_contact_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contact-imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Import
         * @description How far an import has come.
         */
        get: operations["read_import_api_chatwright_v1_contact_imports__importId__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contact-imports/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Import
         * @description Read a file without importing it: what its columns are, and what is wrong with which row.
         */
        post: operations["try_import_api_chatwright_v1_contact_imports_try_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contact-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tags
         * @description All tags, the most used first.
         */
        get: operations["list_tags_api_chatwright_v1_contact_tags_get"];
        put?: never;
        /**
         * Tag Contacts
         * @description Give tags to contacts, or take them away: to those with some ids, or to all that a search finds.
         */
        post: operations["tag_contacts_api_chatwright_v1_contact_tags_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Contacts
         * @description Contacts, the newest first: of a segment, with a tag, whose name, number, e-mail or external id begins so.
         */
        get: operations["list_contacts_api_chatwright_v1_contacts_get"];
        put?: never;
        /**
         * Add Contact
         * @description Add a person by phone number, or change the one who has it.
         */
        post: operations["add_contact_api_chatwright_v1_contacts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contacts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Contacts
         * @description All contacts that a search finds, as CSV that the import takes; written while it is read.
         */
        get: operations["export_contacts_api_chatwright_v1_contacts_csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Contact
         * @description One person, by the contact's id or by phone number.
         */
        get: operations["get_contact_api_chatwright_v1_contacts__contactId__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Contact
         * @description Change what is known of a person.
         */
        patch: operations["change_contact_api_chatwright_v1_contacts__contactId__patch"];
        trace?: never;
    };
    "/api/chatwright/v1/contacts/{contactId}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase
         * @description Forget a person for good. `confirm` must be the contact's phone number.
         */
        post: operations["erase_api_chatwright_v1_contacts__contactId__erase_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contacts/{contactId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export
         * @description Everything that is kept of a person, for whoever asks for their own data.
         */
        get: operations["export_api_chatwright_v1_contacts__contactId__export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contacts/{contactId}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge
         * @description Make this contact and another one the same person; what both know differently stays as it is here.
         */
        post: operations["merge_api_chatwright_v1_contacts__contactId__merge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contacts/{contactId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Timeline
         * @description Everything that happened with a person, newest first.
         */
        get: operations["read_timeline_api_chatwright_v1_contacts__contactId__timeline_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/contacts/current/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save Answer
         * @description Save an answer of the person `user`, as the step of a journey does that runs elsewhere (docs/adr/0016).
         */
        post: operations["save_answer_api_chatwright_v1_contacts_current_answers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/conversations/{subAccountId}/{msisdn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversation
         * @description The WhatsApp conversation with a person, by the clock of its subaccount [R-WIN-1, R-WIN-6].
         */
        get: operations["conversation_api_chatwright_v1_conversations__subAccountId___msisdn__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/conversations/{subAccountId}/{msisdn}/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Instances Of Conversation
         * @description The newest instances that talk to a person.
         */
        get: operations["instances_of_conversation_api_chatwright_v1_conversations__subAccountId___msisdn__instances_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/conversations/{subAccountId}/{msisdn}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take
         * @description Take a conversation: journeys keep silent in it until it is closed. Safe to repeat.
         *
         *     409 when somebody else has it; assign it to yourself to take it over from a colleague.
         */
        post: operations["take_api_chatwright_v1_conversations__subAccountId___msisdn__take_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events
         * @description Live hints that something has changed, as server-sent events.
         */
        get: operations["events_api_chatwright_v1_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/expressions/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluate
         * @description The value of `script` (without braces) or of `text` (with `{{ }}`), read with `data` and `step`.
         *
         *     Answers `{value, type, problems}`, or `{error: {message, position, kind}, problems}` when it has no value.
         *     `problems` are what the parser has to say, each `{message, position, level}`. Nothing is kept or sent anywhere.
         */
        post: operations["evaluate_api_chatwright_v1_expressions_evaluate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/flow-previews/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Previewed
         * @description The flow that a preview's address shows; open to whoever has the address.
         */
        get: operations["previewed_api_chatwright_v1_flow_previews__token__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/flows/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Validate
         * @description Hold a Flow JSON against WhatsApp's rules without keeping it.
         */
        post: operations["validate_api_chatwright_v1_flows_validate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/gallery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Gallery
         * @description All ready journeys: what they are for, what they need, and how they begin.
         */
        get: operations["list_gallery_api_chatwright_v1_gallery_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/gallery/{galleryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Gallery
         * @description One ready journey to look at: its definition, and a conversation as it goes well.
         */
        get: operations["read_gallery_api_chatwright_v1_gallery__galleryId__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Handovers
         * @description Hand-overs, those that wait longest first.
         */
        get: operations["list_handovers_api_chatwright_v1_handovers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/handovers/{handoverId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Handover
         * @description One hand-over, with its place in the queue.
         */
        get: operations["read_handover_api_chatwright_v1_handovers__handoverId__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/handovers/{handoverId}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign
         * @description Give a conversation to an agent, also from another one; null puts it back into the queue.
         */
        post: operations["assign_api_chatwright_v1_handovers__handoverId__assign_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/handovers/{handoverId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Handover
         * @description Close a hand-over; the conversation's next message may start journeys again. Safe to repeat.
         *
         *     With `then`, a journey goes on with the person at once: at a step of it, or from its beginning.
         */
        post: operations["close_handover_api_chatwright_v1_handovers__handoverId__close_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/handovers/{handoverId}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Snooze
         * @description Let a conversation sleep until a time, or until the customer writes; null wakes it.
         */
        post: operations["snooze_api_chatwright_v1_handovers__handoverId__snooze_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/handovers/{handoverId}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfer
         * @description Pass a conversation on to a team, or to one of its agents; what is not said stays, except who has it.
         */
        post: operations["transfer_api_chatwright_v1_handovers__handoverId__transfer_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/imports/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch
         * @description What is at an address, which the server fetches as it fetches everything: guarded and bounded.
         *
         *     Only journeys are answered, never what else may be there.
         */
        post: operations["fetch_api_chatwright_v1_imports_fetch_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/imports/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Text
         * @description What is in a text that was pasted or read from a file. Raises ApiError 400 in words.
         */
        post: operations["read_text_api_chatwright_v1_imports_read_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Conversations
         * @description The conversations of a view, the one in which something happened last first.
         *
         *     With `only` those of the named ones that the view has: what a screen asks when it hears that they changed.
         */
        get: operations["list_conversations_api_chatwright_v1_inbox_conversations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Conversation
         * @description A conversation as the desk shows it: who has it, its window by the clock of its subaccount, who looks at it.
         */
        get: operations["read_conversation_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Done
         * @description Say that what the customer wrote last needs no answer.
         */
        post: operations["done_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__done_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Labels
         * @description Give a conversation these labels and no others.
         */
        put: operations["put_labels_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__labels_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}/looking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look
         * @description Say that one looks at a conversation, writes in it, or has left it; answers who else is there.
         *
         *     It holds for 15 seconds.
         */
        post: operations["look_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__looking_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Messages
         * @description What was said, oldest first: the newest, or what came before, after or around a message; with the notes.
         */
        get: operations["read_messages_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__messages_get"];
        put?: never;
        /**
         * Send
         * @description Answer the customer, once for each `clientMessageId`; a template when the window is closed.
         */
        post: operations["send_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__messages_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Note
         * @description Note something for colleagues; those whom it mentions are told. The customer never sees it.
         */
        post: operations["add_note_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__notes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Read
         * @description An agent has seen the conversation up to a message. The customer sees blue ticks while agents have it.
         */
        post: operations["mark_read_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__read_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}/typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show Typing
         * @description Show the customer that an answer is being written; nothing is shown when the last message is too old.
         */
        post: operations["show_typing_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__typing_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Unread
         * @description Let the customer's last message be unread again.
         */
        post: operations["mark_unread_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__unread_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Counts
         * @description How many conversations each view has; `unanswered` is counted up to 1,000.
         */
        get: operations["read_counts_api_chatwright_v1_inbox_counts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Labels
         * @description All labels, by name.
         */
        get: operations["list_labels_api_chatwright_v1_inbox_labels_get"];
        put?: never;
        /**
         * Make Label
         * @description Make a label.
         */
        post: operations["make_label_api_chatwright_v1_inbox_labels_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/labels/{labelId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Label
         * @description Give a label another name or colour.
         */
        put: operations["change_label_api_chatwright_v1_inbox_labels__labelId__put"];
        post?: never;
        /**
         * Remove Label
         * @description Delete a label, also from all conversations.
         */
        delete: operations["remove_label_api_chatwright_v1_inbox_labels__labelId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/quick-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Replies
         * @description All saved answers, by shortcut. The screen fills in `{{contact.name}}` and `{{agent.name}}`.
         */
        get: operations["list_replies_api_chatwright_v1_inbox_quick_replies_get"];
        put?: never;
        /**
         * Make Reply
         * @description Save an answer.
         */
        post: operations["make_reply_api_chatwright_v1_inbox_quick_replies_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/quick-replies/{replyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Reply
         * @description Change a saved answer.
         */
        put: operations["change_reply_api_chatwright_v1_inbox_quick_replies__replyId__put"];
        post?: never;
        /**
         * Remove Reply
         * @description Delete a saved answer.
         */
        delete: operations["remove_reply_api_chatwright_v1_inbox_quick_replies__replyId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/inbox/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description People of this name or number, and what customers and agents wrote that has all these words.
         *
         *     The last word may be the beginning of one.
         */
        get: operations["search_api_chatwright_v1_inbox_search_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/instances/{instanceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Instance
         * @description An instance: its data, where its paths stand, its log and its errors.
         */
        get: operations["read_instance_api_chatwright_v1_instances__instanceId__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/instances/{instanceId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Instance
         * @description Run the failed step of a faulted instance again.
         */
        post: operations["retry_instance_api_chatwright_v1_instances__instanceId__retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Invites
         * @description Invitations that can still be accepted, newest first.
         */
        get: operations["list_invites_api_chatwright_v1_invites_get"];
        put?: never;
        /**
         * Make Invite
         * @description A link with which one person makes an account, once, within a week.
         */
        post: operations["make_invite_api_chatwright_v1_invites_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/invites/{inviteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Invite
         * @description Make an invitation useless.
         */
        delete: operations["revoke_invite_api_chatwright_v1_invites__inviteId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Journeys
         * @description All journeys, the one that was changed last first, with their live counts.
         */
        get: operations["list_journeys_api_chatwright_v1_journeys_get"];
        put?: never;
        /**
         * Create Journey
         * @description Begin a journey: a draft without steps, the `source` and `canvas` of another one, or one of the `gallery`.
         */
        post: operations["create_journey_api_chatwright_v1_journeys_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Journey
         * @description A journey with its definition and what is odd about it.
         */
        get: operations["read_journey_api_chatwright_v1_journeys__journeyId__get"];
        put?: never;
        post?: never;
        /**
         * Delete Journey
         * @description Delete a journey with its versions and its draft; running conversations end, and their logs go with them.
         */
        delete: operations["delete_journey_api_chatwright_v1_journeys__journeyId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Diff
         * @description What changed from one version to another; `draft` stands for what is being drawn.
         */
        get: operations["read_diff_api_chatwright_v1_journeys__journeyId__diff_get"];
        put?: never;
        /**
         * Compare
         * @description The same for definitions that are nowhere stored: `from` and `to` may be whole definitions, too.
         */
        post: operations["compare_api_chatwright_v1_journeys__journeyId__diff_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Draft
         * @description What is being drawn, with what is wrong about it.
         */
        get: operations["read_draft_api_chatwright_v1_journeys__journeyId__draft_get"];
        /**
         * Save Draft
         * @description Save a draft; 409 when somebody else saved since the given revision, and nothing is lost of either.
         */
        put: operations["save_draft_api_chatwright_v1_journeys__journeyId__draft_put"];
        post?: never;
        /**
         * Discard Draft
         * @description Forget what was drawn since the last version; a journey without versions goes away.
         */
        delete: operations["discard_draft_api_chatwright_v1_journeys__journeyId__draft_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/draft/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Draft State
         * @description Who saved last, for a screen that wants to know whether what it shows is still the newest.
         */
        get: operations["read_draft_state_api_chatwright_v1_journeys__journeyId__draft_state_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Journey
         * @description The journey as a definition that 8x8 takes, of a version or of the draft, without what is only ours.
         */
        get: operations["export_journey_api_chatwright_v1_journeys__journeyId__export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Instances Of Journey
         * @description The newest instances of a journey, of all versions.
         */
        get: operations["instances_of_journey_api_chatwright_v1_journeys__journeyId__instances_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description Make the draft the next version, with a `note` on what changed if one is given.
         *
         *     400 with the first error; 409 when somebody saved since.
         */
        post: operations["publish_api_chatwright_v1_journeys__journeyId__publish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Results
         * @description What customers answered in runs begun from `from` (inclusive) to `to`, of one version or of all.
         */
        get: operations["results_api_chatwright_v1_journeys__journeyId__results_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/results/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Written Answers
         * @description What was written in answer to a question, newest first; `next` is the `before` of the next page.
         */
        get: operations["written_answers_api_chatwright_v1_journeys__journeyId__results_answers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/results/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export
         * @description A table with a row for each run and a column for each question, as CSV or for Excel.
         */
        get: operations["export_api_chatwright_v1_journeys__journeyId__results_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Status
         * @description Turn a journey on or off: the next version, with nothing else changed. Running conversations go on.
         */
        post: operations["set_status_api_chatwright_v1_journeys__journeyId__status_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Versions
         * @description A page of the published versions, newest first: who, when, why, and how many customers are on each.
         *
         *     `next` is what to give as `before` for the next page; null on the last one.
         */
        get: operations["list_versions_api_chatwright_v1_journeys__journeyId__versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/journeys/{journeyId}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Version
         * @description A version with its definition and where its steps stood.
         */
        get: operations["read_version_api_chatwright_v1_journeys__journeyId__versions__version__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Describe Version
         * @description Say afterwards what a version has changed.
         */
        patch: operations["describe_version_api_chatwright_v1_journeys__journeyId__versions__version__patch"];
        trace?: never;
    };
    "/api/chatwright/v1/journeys/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Journey
         * @description Make a draft of a definition from elsewhere, bound to what is given in `changes`.
         */
        post: operations["import_journey_api_chatwright_v1_journeys_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/opt-outs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Opt Outs
         * @description Who opted out, newest first; `before` is the `next` of the page before.
         */
        get: operations["list_opt_outs_api_chatwright_v1_opt_outs_get"];
        put?: never;
        /**
         * Add Opt Out
         * @description Opt somebody out by hand, with the reason.
         */
        post: operations["add_opt_out_api_chatwright_v1_opt_outs_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/opt-outs/{address}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift Opt Out
         * @description Opt somebody in again by hand, with the reason: the person must have asked for it.
         */
        post: operations["lift_opt_out_api_chatwright_v1_opt_outs__address__lift_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/opt-outs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Opt Outs
         * @description Everybody who opted out, as CSV that the import takes.
         */
        get: operations["export_opt_outs_api_chatwright_v1_opt_outs_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/opt-outs/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Opt Outs
         * @description Opt out everybody in a list: a line each, the phone number first, then the reason if there is one (CSV).
         */
        post: operations["import_opt_outs_api_chatwright_v1_opt_outs_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/opt-outs/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Log
         * @description Every choice as it was told, newest first; of one person, or of all.
         */
        get: operations["read_log_api_chatwright_v1_opt_outs_log_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/practice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Practice
         * @description Services, staff and days off.
         */
        get: operations["read_practice_api_chatwright_v1_practice_get"];
        /**
         * Replace Practice
         * @description Replace services, staff and days off; visits that are booked already stay as they are.
         */
        put: operations["replace_practice_api_chatwright_v1_practice_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Segments
         * @description The saved segments, with how many are in each now.
         */
        get: operations["list_segments_api_chatwright_v1_segments_get"];
        put?: never;
        /**
         * Add Segment
         * @description Save a segment.
         */
        post: operations["add_segment_api_chatwright_v1_segments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/segments/{segmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Segment
         * @description Change a segment.
         */
        put: operations["change_segment_api_chatwright_v1_segments__segmentId__put"];
        post?: never;
        /**
         * Drop Segment
         * @description Forget a segment; its contacts stay.
         */
        delete: operations["drop_segment_api_chatwright_v1_segments__segmentId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/segments/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count Segment
         * @description How many contacts fit some rules, before they are saved, and who they are for example.
         */
        post: operations["count_segment_api_chatwright_v1_segments_count_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Session
         * @description Who is signed in, and what the pages need to begin.
         */
        get: operations["read_session_api_chatwright_v1_session_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Up
         * @description Make an account with a one-time link: the owner's at the first start, or that of an invitation.
         */
        post: operations["set_up_api_chatwright_v1_setup_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Open a session with email and password.
         */
        post: operations["sign_in_api_chatwright_v1_sign_in_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Out
         * @description End the session.
         */
        post: operations["sign_out_api_chatwright_v1_sign_out_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Subaccounts
         * @description The subaccounts of the account.
         */
        get: operations["list_subaccounts_api_chatwright_v1_subaccounts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/channel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Channel
         * @description The provider of a subaccount and its settings without the secrets.
         */
        get: operations["read_channel_api_chatwright_v1_subaccounts__subAccountId__channel_get"];
        /**
         * Set Channel
         * @description Put a subaccount on a provider; makes the subaccount if there is none. Secrets are sealed, never answered.
         */
        put: operations["set_channel_api_chatwright_v1_subaccounts__subAccountId__channel_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/channel/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Channel
         * @description Ask the provider whether it knows these settings; nothing is sent to anybody.
         */
        post: operations["check_channel_api_chatwright_v1_subaccounts__subAccountId__channel_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/flow-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Keys
         * @description The public key that requests to endpoints are encrypted with; None when there is none yet.
         */
        get: operations["read_keys_api_chatwright_v1_subaccounts__subAccountId__flow_keys_get"];
        /**
         * Set Keys
         * @description Set the public key of the business's own endpoint; without one, make a pair whose private key stays here.
         */
        put: operations["set_keys_api_chatwright_v1_subaccounts__subAccountId__flow_keys_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Flows
         * @description The flows of a subaccount; those of a provider as they were fetched last.
         */
        get: operations["list_flows_api_chatwright_v1_subaccounts__subAccountId__flows_get"];
        put?: never;
        /**
         * Create
         * @description Make a flow.
         */
        post: operations["create_api_chatwright_v1_subaccounts__subAccountId__flows_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/flows/{flowId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description A flow with its Flow JSON.
         */
        get: operations["read_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__get"];
        /**
         * Update
         * @description Change a draft.
         */
        put: operations["update_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__put"];
        post?: never;
        /**
         * Delete
         * @description Delete a draft.
         */
        delete: operations["delete_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/flows/{flowId}/deprecate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deprecate
         * @description Take a published flow out of use.
         */
        post: operations["deprecate_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__deprecate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/flows/{flowId}/endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Endpoint
         * @description Where the decrypted requests of a flow go, of any provider; answers the address to give to WhatsApp.
         */
        put: operations["set_endpoint_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__endpoint_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/flows/{flowId}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Endpoint
         * @description Ask a flow's endpoint whether it works, as WhatsApp does before a flow is published.
         */
        post: operations["check_endpoint_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__ping_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/flows/{flowId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description An address that shows the flow to whoever has it, for thirty days.
         */
        post: operations["preview_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/flows/{flowId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description Publish a valid draft.
         */
        post: operations["publish_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__publish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/flows/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh Flows
         * @description Fetch the list from the provider, and answer it.
         */
        post: operations["refresh_flows_api_chatwright_v1_subaccounts__subAccountId__flows_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/template-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Drafts
         * @description The templates that are being written, newest first.
         */
        get: operations["list_drafts_api_chatwright_v1_subaccounts__subAccountId__template_drafts_get"];
        put?: never;
        /**
         * Make Draft
         * @description Keep a template that is being written.
         */
        post: operations["make_draft_api_chatwright_v1_subaccounts__subAccountId__template_drafts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/template-drafts/{draftId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save Draft
         * @description Write a draft anew.
         */
        put: operations["save_draft_api_chatwright_v1_subaccounts__subAccountId__template_drafts__draftId__put"];
        post?: never;
        /**
         * Delete Draft
         * @description Throw a draft away.
         */
        delete: operations["delete_draft_api_chatwright_v1_subaccounts__subAccountId__template_drafts__draftId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/template-languages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Languages
         * @description The languages that WhatsApp takes templates in.
         */
        get: operations["languages_api_chatwright_v1_subaccounts__subAccountId__template_languages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Templates
         * @description The templates of a subaccount with what a sender has to fill in.
         */
        get: operations["list_templates_api_chatwright_v1_subaccounts__subAccountId__templates_get"];
        put?: never;
        /**
         * Submit
         * @description Submit a template for review; the draft that it was is gone then.
         */
        post: operations["submit_api_chatwright_v1_subaccounts__subAccountId__templates_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/templates/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete
         * @description Delete a template in all its languages; its name is free again 30 days later.
         */
        delete: operations["delete_api_chatwright_v1_subaccounts__subAccountId__templates__name__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/templates/{name}/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Edit
         * @description Edit a template, which is reviewed again; an approved one once a day and ten times in 30 days.
         *
         *     Name and language stay. 8x8 offers no editing: there, make a new version under another name.
         */
        put: operations["edit_api_chatwright_v1_subaccounts__subAccountId__templates__name___language__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/templates/{name}/{language}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Appeal
         * @description Ask for a second look at a rejected template. A review by rules comes to the same; one by hand may not.
         */
        post: operations["appeal_api_chatwright_v1_subaccounts__subAccountId__templates__name___language__appeal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/templates/{name}/{language}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Out
         * @description Send a template to one phone, with its samples where no other values are given.
         */
        post: operations["try_out_api_chatwright_v1_subaccounts__subAccountId__templates__name___language__test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/templates/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description What is wrong with a template that is being written, what the simulator's review would say, and its looks.
         *
         *     `editing` in the query of the page is the name and language of one that exists, which does not count against it.
         */
        post: operations["check_api_chatwright_v1_subaccounts__subAccountId__templates_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/subaccounts/{subAccountId}/templates/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh
         * @description Fetch the list from the provider; the simulator's is always fresh.
         */
        post: operations["refresh_api_chatwright_v1_subaccounts__subAccountId__templates_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Teams
         * @description Teams, by name, with whether somebody is there now.
         */
        get: operations["list_teams_api_chatwright_v1_teams_get"];
        put?: never;
        /**
         * Make Team
         * @description Make a team.
         */
        post: operations["make_team_api_chatwright_v1_teams_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/teams/{teamId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Team
         * @description Change a team: all of it is sent.
         */
        put: operations["change_team_api_chatwright_v1_teams__teamId__put"];
        post?: never;
        /**
         * Delete Team
         * @description Delete a team; what waits for it waits for everybody.
         */
        delete: operations["delete_team_api_chatwright_v1_teams__teamId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/test-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test Call
         * @description Make a request with the inputs of an HTTP step, in which no expressions are left.
         */
        post: operations["test_call_api_chatwright_v1_test_calls_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Journey
         * @description Replay what happened on a draft; no message is sent and nothing is stored.
         */
        post: operations["try_journey_api_chatwright_v1_trials_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Users
         * @description Everybody, by name; those who are disabled stand last.
         */
        get: operations["list_users_api_chatwright_v1_users_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change User
         * @description Change a person's role, skills, capacity or teams, or disable the person, which signs out everywhere.
         */
        patch: operations["change_user_api_chatwright_v1_users__userId__patch"];
        trace?: never;
    };
    "/api/chatwright/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Own
         * @description Change one's own name, or password; the latter signs out all other browsers.
         */
        patch: operations["change_own_api_chatwright_v1_users_me_patch"];
        trace?: never;
    };
    "/api/chatwright/v1/users/me/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Be Present
         * @description Say that one is there, away or gone; to be said again every half a minute.
         */
        put: operations["be_present_api_chatwright_v1_users_me_presence_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Deliveries
         * @description Deliveries, newest first; `before` is the cursor of the last page.
         */
        get: operations["list_deliveries_api_chatwright_v1_webhook_deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/webhook-deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Delivery
         * @description A delivery with the body that was sent and every attempt.
         */
        get: operations["read_delivery_api_chatwright_v1_webhook_deliveries__deliveryId__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/webhook-deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeliver
         * @description Tell an event again, under the same webhook-id; it gets all its attempts anew.
         */
        post: operations["redeliver_api_chatwright_v1_webhook_deliveries__deliveryId__redeliver_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/webhook-deliveries/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeliver Dead
         * @description Tell all events again that nobody took, of one webhook (`webhookId`) or of all; at most 10000 at a time.
         */
        post: operations["redeliver_dead_api_chatwright_v1_webhook_deliveries_redeliver_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Webhooks
         * @description The webhooks with how they are doing; counts stop at 1000.
         */
        get: operations["list_webhooks_api_chatwright_v1_webhooks_get"];
        put?: never;
        /**
         * Make Webhook
         * @description Make a webhook; its signing secret is shown now and never again.
         */
        post: operations["make_webhook_api_chatwright_v1_webhooks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Webhook
         * @description Change address, version, credentials, or whether it is on. Credentials that are not named stay.
         */
        put: operations["change_webhook_api_chatwright_v1_webhooks__webhookId__put"];
        post?: never;
        /**
         * Delete Webhook
         * @description Delete a webhook with all that was, and was to be, told to it.
         */
        delete: operations["delete_webhook_api_chatwright_v1_webhooks__webhookId__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/webhooks/{webhookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate Secret
         * @description Make a new signing secret, shown now and never again; the former one signs too for a day.
         */
        post: operations["rotate_secret_api_chatwright_v1_webhooks__webhookId__secret_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatwright/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Test
         * @description Send a sample event; what became of it is among the deliveries.
         */
        post: operations["send_test_api_chatwright_v1_webhooks__webhookId__test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Clock
         * @description The simulated time.
         */
        get: operations["read_clock_api_simulator_v1_subaccounts__subAccountId__clock_get"];
        put?: never;
        /**
         * Move Clock
         * @description Move the simulated clock forward; what becomes due by that happens at once.
         */
        post: operations["move_clock_api_simulator_v1_subaccounts__subAccountId__clock_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/flows/{umid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open Flow
         * @description What the phone shows when the button of a flow message is tapped.
         */
        get: operations["open_flow_api_simulator_v1_subaccounts__subAccountId__flows__umid__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/flows/{umid}/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange Data
         * @description Ask the flow's endpoint, encrypted as WhatsApp does it, which screen follows.
         */
        post: operations["exchange_data_api_simulator_v1_subaccounts__subAccountId__flows__umid__exchange_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Inbound
         * @description A message from the simulated phone; answered after it is committed.
         */
        post: operations["inbound_api_simulator_v1_subaccounts__subAccountId__inbound_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/phones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phones
         * @description The phones that took part last.
         */
        get: operations["phones_api_simulator_v1_subaccounts__subAccountId__phones_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/phones/{msisdn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phone
         * @description A phone: whose it is, and until when the service window is open.
         */
        get: operations["phone_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/phones/{msisdn}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls
         * @description The calls that rang on the phone.
         */
        get: operations["calls_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__calls_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/phones/{msisdn}/calls/{uid}/dtmf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dtmf
         * @description Keys pressed during a call; `heard` tells whether a journey listened.
         */
        post: operations["dtmf_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__calls__uid__dtmf_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/phones/{msisdn}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages
         * @description What the phone shows, oldest first: the newest, or what came after, or before, the cursor of an answer.
         *
         *     With `unseen=true` also what the customer does not see, with its reason: queued, refused, not delivered.
         */
        get: operations["messages_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__messages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/phones/{msisdn}/preference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preference
         * @description The person stops marketing messages in WhatsApp itself, or wants them again [R-OPT-5].
         */
        post: operations["preference_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__preference_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/phones/{msisdn}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read
         * @description The person looked at the conversation.
         */
        post: operations["read_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__read_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/template-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Settings
         * @description How templates are reviewed here, and by which rules.
         */
        get: operations["read_settings_api_simulator_v1_subaccounts__subAccountId__template_review_get"];
        /**
         * Write Settings
         * @description Choose a review by rules, by hand, or one that approves all; switch single rules off and on.
         */
        put: operations["write_settings_api_simulator_v1_subaccounts__subAccountId__template_review_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/templates/{name}/{language}/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * States
         * @description Every state, quality and category that a template has had.
         */
        get: operations["states_api_simulator_v1_subaccounts__subAccountId__templates__name___language__states_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/templates/{name}/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate
         * @description Rate a template as its readers would: RED pauses it for 3 hours, then for 6, then disables it [R-TPL-PAUSE].
         */
        post: operations["rate_api_simulator_v1_subaccounts__subAccountId__templates__name__quality_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/v1/subaccounts/{subAccountId}/templates/{name}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review
         * @description Decide as WhatsApp's reviewers would: any status, for one language or for all of the name.
         */
        post: operations["review_api_simulator_v1_subaccounts__subAccountId__templates__name__review_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Somebody to opt out by hand, and why. */
        AddOptOut: {
            address: string;
            reason: string;
            /** @enum {string} */
            scope?: "marketing" | "all";
        };
        /** @description An answer in the customer's words; of a picture or the like only `type` tells. */
        Answer: {
            at: string;
            id: string;
            instanceId: string;
            msisdn: string | null;
            name: string | null;
            text: string;
            type: string;
        };
        /** @description Answers, newest first; `next` is what to give as `before` for the next page. */
        AnswerPage: {
            answers: components["schemas"]["Answer"][];
            next: number | null;
        };
        /** @description A journey that was found in a file, a text or at an address, before it is taken in. */
        Arrived: {
            addresses: components["schemas"]["BoundAddress"][];
            kinds: {
                [key: string]: number;
            };
            name: string;
            placeholders: components["schemas"]["Placeholder"][];
            problems: components["schemas"]["Problem"][];
            source: {
                [key: string]: unknown;
            };
            subAccounts: components["schemas"]["BoundSubaccount"][];
            trigger: string | null;
            version: number | null;
        };
        /** @description The journeys that were found. */
        ArrivedList: {
            journeys: components["schemas"]["Arrived"][];
        };
        /** @description Who gets the conversation; null puts it back into the queue. */
        Assign: {
            userId: string | null;
        };
        /** @description Whether the person is there; to be told again every half a minute. */
        BePresent: {
            /** @enum {string} */
            presence: "online" | "away" | "offline";
        };
        /** @description A booking of the built-in calendar. */
        Booking: {
            createdAt: string;
            customer: string | null;
            customerName: string | null;
            end: string;
            id: string;
            service: string;
            staff: string;
            start: string;
            status: string;
        };
        /** @description Bookings, the ones that were made last first. */
        BookingList: {
            bookings: components["schemas"]["Booking"][];
        };
        /** @description A server that a definition calls; `isBuiltin` when it is the built-in backend. */
        BoundAddress: {
            isBuiltin: boolean;
            origin: string;
            urls: string[];
        };
        /** @description A subaccount that a definition names, and how often. */
        BoundSubaccount: {
            count: number;
            id: string;
        };
        /** @description A broadcast. `startsAt` is local time in `timeZone`; `pauseReason` says why it paused by itself. */
        Broadcast: {
            counts: components["schemas"]["BroadcastCounts"];
            createdAt: string;
            createdBy: string | null;
            failures: components["schemas"]["BroadcastFailure"][];
            fillings: {
                [key: string]: components["schemas"]["BroadcastFilling"];
            };
            finishedAt: string | null;
            id: string;
            list: components["schemas"]["BroadcastList"];
            name: string;
            pauseReason: string | null;
            startedAt: string | null;
            startsAt: string | null;
            /** @enum {string} */
            status: "draft" | "scheduled" | "running" | "paused" | "cancelled" | "finished";
            subAccountId: string;
            templateLanguage: string;
            templateName: string;
            timeZone: string | null;
        };
        /**
         * @description What there is to know before the start. `problems` are in its way; the others get no message.
         *
         *     `template` is the template's status, `willSkip` who does not want it, `empty` and `refused` whose rows are not
         *     right.
         */
        BroadcastCheck: {
            category: string | null;
            empty: components["schemas"]["EmptyPlace"][];
            problems: ("list" | "template" | "fillings" | "columns")[];
            refused: components["schemas"]["RefusedRow"][];
            template: string | null;
            total: number;
            willSkip: number;
        };
        /** @description How many recipients: those who read it were delivered to as well, and those delivered to were sent to. */
        BroadcastCounts: {
            answered: number;
            delivered: number;
            failed: number;
            optedOut: number;
            queued: number;
            read: number;
            sent: number;
            skipped: number;
            total: number;
            waiting: number;
        };
        /** @description Why messages failed, as a word and the provider's code, and how many; `reason` names it in `again`. */
        BroadcastFailure: {
            code: number | null;
            count: number;
            reason: string;
            word: string;
        };
        /** @description What stands in a place of the template: the cell of a column, or a text; `fallback` when that is empty. */
        BroadcastFilling: {
            column?: string;
            fallback?: string;
            text?: string;
        };
        /** @description The list of recipients: `isComplete` once it has come in whole. */
        BroadcastList: {
            columns: string[];
            duplicates: number;
            faulty: number;
            isComplete: boolean;
            name: string | null;
            total: number;
        };
        /** @description Some broadcasts, newest first; `next` is the `before` of the page that follows. */
        BroadcastPage: {
            broadcasts: components["schemas"]["Broadcast"][];
            next: number | null;
        };
        /** @description The messages of the first rows; without a list, one with no values from it. */
        BroadcastPreview: {
            rows: components["schemas"]["PreviewRow"][];
        };
        /** @description A recipient and what became of the message. */
        BroadcastRecipient: {
            address: string;
            answeredAt: string | null;
            attempt: number;
            code: number | null;
            n: number;
            name: string | null;
            optedOutAt: string | null;
            queuedAt: string | null;
            /** @enum {string} */
            state: "waiting" | "queued" | "sent" | "delivered" | "read" | "failed" | "skipped";
            stateAt: string | null;
            umid: string | null;
            word: string | null;
        };
        /** @description A recipient with the cells of its row. */
        BroadcastRow: {
            address: string;
            cells: string[];
            n: number;
        };
        /** @description The name of the business. */
        BusinessNamed: {
            name: string;
        };
        /** @description A call that rang on the phone. */
        Call: {
            /** @enum {string} */
            action: "say" | "say&capture" | "playFile";
            clientRequestId: string;
            params: {
                [key: string]: unknown;
            };
            state: string;
            timestamp: string;
            uid: string;
        };
        /** @description Calls, newest first. */
        CallList: {
            calls: components["schemas"]["Call"][];
        };
        /** @description One thing that is different. */
        Change: {
            about?: string;
            after: unknown;
            before: unknown;
            path: string;
            /** @enum {string} */
            what: "added" | "removed" | "changed" | "order" | "link" | "condition" | "renamed" | "moved";
            words?: components["schemas"]["Word"][];
        };
        /** @description What becomes of a contact; null takes a value away, what is missing stays as it is. */
        ChangeContact: {
            attributes?: {
                [key: string]: unknown;
            };
            email?: string | null;
            externalId?: string | null;
            language?: string | null;
            name?: string | null;
            tags?: string[];
            timeZone?: string | null;
        };
        /** @description What changes of an attribute; its kind stays. */
        ChangeContactAttribute: {
            choices?: string[];
            label?: string;
            least?: string | number | null;
            most?: string | number | null;
        };
        /** @description What to change of a draft. */
        ChangedFlow: {
            categories?: ("SIGN_UP" | "SIGN_IN" | "APPOINTMENT_BOOKING" | "LEAD_GENERATION" | "CONTACT_US" | "CUSTOMER_SUPPORT" | "SURVEY" | "OTHER")[];
            cloneFlowId?: string;
            endPointUri?: string | null;
            flowJson?: string;
            name?: string;
            publish?: boolean;
        };
        /** @description What an account changes in one language; null texts are those that are built in. */
        ChangedLanguage: {
            language: string;
            start?: components["schemas"]["ChangedWords"];
            started?: string | null;
            stop?: components["schemas"]["ChangedWords"];
            stopped?: string | null;
        };
        /** @description What an account changes of a language's words. */
        ChangedWords: {
            added?: string[];
            removed?: string[];
        };
        /** @description One's own name, or password: then with the one until now, and other browsers are signed out. */
        ChangeOwn: {
            currentPassword?: string;
            name?: string;
            password?: string;
        };
        /** @description What changes of a person; what is missing stays. */
        ChangeUser: {
            capacity?: number;
            isDisabled?: boolean;
            /** @enum {string} */
            role?: "owner" | "builder" | "agent" | "viewer";
            skills?: string[];
            teams?: string[];
        };
        /** @description What can be changed of a webhook. Credentials that are not named stay; null takes them away. */
        ChangeWebhook: {
            enabled?: boolean;
            httpAuthorization?: string | null;
            oauth?: components["schemas"]["WebhookOauth"] | null;
            url: string;
            version?: number;
        };
        /** @description What the provider says of the settings; `number` is the phone number when it tells. */
        ChannelHealth: {
            /** @enum {string} */
            finding: "works" | "wrong_key" | "not_found" | "unreachable" | "not_allowed" | "failed";
            number: string | null;
            said: string;
            works: boolean;
        };
        /** @description The channel that a subaccount is on now; secrets are never answered. */
        ChannelSet: {
            accountId?: string;
            baseUrl?: string;
            channelId?: string;
            graphUrl?: string;
            messagesPerSecond?: number;
            phoneNumberId?: string;
            provider: string;
            subAccountId: string;
            templateReview?: string;
            wabaId?: string;
        };
        /** @description A message of the conversation that shows a ready journey. */
        ChatLine: {
            content: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            direction: "inbound" | "outbound";
            timestamp: string;
            type: string;
            umid: string;
        };
        /** @description A message with who wrote it. */
        ChatMessage: {
            by: components["schemas"]["WrittenBy"];
            content: components["schemas"]["MessageContent"];
            context?: components["schemas"]["Quoted"];
            /** @enum {string} */
            direction: "inbound" | "outbound";
            error?: components["schemas"]["MessageError"];
            id: string;
            replyToUmid?: string;
            state: string;
            timestamp: string;
            type: string;
            umid: string;
        };
        /** @description What an agent noted behind the message `after`; the customer never sees it. */
        ChatNote: {
            after: string;
            author: string;
            authorId: string | null;
            id: string;
            mentions: string[];
            text: string;
            timestamp: string;
        };
        /** @description What was said, oldest first; `older` and `newer` are the ids to go on from, null at an end. */
        ChatPage: {
            messages: components["schemas"]["ChatMessage"][];
            newer: string | null;
            notes: components["schemas"]["ChatNote"][];
            older: string | null;
        };
        /** @description What is wrong, what could be better, what the review would say, and how it looks with its samples. */
        CheckedTemplate: {
            advice: components["schemas"]["TemplateProblem"][];
            problems: components["schemas"]["TemplateProblem"][];
            review: components["schemas"]["ReviewForecast"] | null;
            shown: components["schemas"]["ShownTemplate"] | null;
            variables: components["schemas"]["TemplateVariable"][];
        };
        /** @description A template that is being written; `editing` when it exists and is edited. */
        CheckTemplate: {
            editing?: boolean;
            template: components["schemas"]["WrittenTemplate"];
        };
        /** @description The simulated time. */
        ClockTime: {
            now: string;
        };
        /** @description What happens when the conversation is given back; nothing: the next message may start a journey. */
        CloseHandover: {
            then?: components["schemas"]["Then"] | null;
        };
        Compare: {
            from: number | string | {
                [key: string]: unknown;
            };
            to: number | string | {
                [key: string]: unknown;
            };
        };
        Comparison: {
            from: components["schemas"]["Side"];
            isEmpty: boolean;
            journey: components["schemas"]["Change"][];
            steps: components["schemas"]["StepDiff"][];
            to: components["schemas"]["Side"];
        };
        /** @description The text that confirms; `text` is null while the one that is built in is used. */
        ConfirmationText: {
            builtIn: string;
            text: string | null;
        };
        /** @description A choice as it was told; `changed` is false when it had been made before. */
        ConsentEntry: {
            address: string;
            at: string;
            changed: boolean;
            /** @enum {string} */
            choice: "stop" | "start";
            id: number;
            /** @enum {string} */
            scope: "marketing" | "all";
            /** @enum {string} */
            source: "word" | "button" | "whatsapp" | "by_hand" | "blacklist" | "import" | "simulator" | "receipt";
            toldBy: string | null;
            umid: string | null;
            wording: string;
        };
        /** @description What is heard and said in one language. */
        ConsentLanguage: {
            language: string;
            start: components["schemas"]["WordList"];
            started: components["schemas"]["ConfirmationText"];
            stop: components["schemas"]["WordList"];
            stopped: components["schemas"]["ConfirmationText"];
        };
        /** @description Some of the log; `next` is the `before` of the page that follows. */
        ConsentLog: {
            entries: components["schemas"]["ConsentEntry"][];
            next: number | null;
        };
        /** @description How the words of customers are heard and answered. */
        ConsentSettings: {
            confirms: boolean;
            enabled: boolean;
            everywhere: components["schemas"]["EveryLanguage"];
            journeyId: string | null;
            language: string;
            languages: components["schemas"]["ConsentLanguage"][];
            /** @enum {string} */
            scope: "marketing" | "all";
        };
        /** @description A person. `addresses` has all phone numbers and business-scoped ids, `address` the one that stands for all. */
        Contact: {
            address: string;
            addresses: string[];
            attributes: {
                [key: string]: unknown;
            };
            consent: components["schemas"]["ContactConsent"];
            createdAt: string;
            email: string | null;
            externalId: string | null;
            id: string;
            language: string | null;
            lastSeenAt: string | null;
            name: string | null;
            tags: string[];
            timeZone: string | null;
            updatedAt: string;
        };
        /** @description What is kept of people. `least` and `most` bound a number, a date, or the length of a text. */
        ContactAttribute: {
            choices: string[];
            /** @enum {string} */
            kind: "text" | "number" | "date" | "choice" | "boolean" | "email" | "phone" | "location";
            label: string;
            least: string | null;
            most: string | null;
            name: string;
        };
        /** @description All attributes, in their order. */
        ContactAttributeList: {
            attributes: components["schemas"]["ContactAttribute"][];
        };
        /** @description How many contacts have a value of an attribute. */
        ContactAttributeUse: {
            contacts: number;
        };
        /** @description What a person wants to get: `scope` is what the person opted out of, null for nothing. */
        ContactConsent: {
            optedOut: boolean;
            scope: ("marketing" | "all") | null;
        };
        /** @description Everything that is kept of a person. */
        ContactExport: {
            bookings: {
                [key: string]: unknown;
            }[];
            changes: {
                [key: string]: unknown;
            }[];
            consent: {
                [key: string]: unknown;
            }[];
            contact: components["schemas"]["Contact"];
            journeys: {
                [key: string]: unknown;
            }[];
            messages: {
                [key: string]: unknown;
            }[];
            notes: {
                [key: string]: unknown;
            }[];
        };
        /** @description How far an import has come. */
        ContactImport: {
            added: number;
            createdAt: string;
            createdBy: string | null;
            done: number;
            endedAt: string | null;
            id: string;
            name: string;
            problems: components["schemas"]["ImportProblem"][];
            /** @enum {string} */
            status: "running" | "done" | "failed";
            total: number;
            updated: number;
            wrong: number;
        };
        /** @description Some contacts; `next` is the `cursor` of the page that follows, `total` counts all that are wanted. */
        ContactPage: {
            contacts: components["schemas"]["Contact"][];
            next: string | null;
            total: number;
        };
        /** @description A tag, and how many contacts have it. */
        ContactTag: {
            contacts: number;
            tag: string;
        };
        /** @description All tags, the most used first. */
        ContactTagList: {
            tags: components["schemas"]["ContactTag"][];
        };
        /** @description Some of what happened, newest first; `next` is the `cursor` of what came before. */
        ContactTimeline: {
            entries: components["schemas"]["TimelineEntry"][];
            next: string | null;
        };
        /** @description A conversation by the clock of its subaccount. `freeUntil`: until when nothing is charged. */
        ConversationState: {
            freeUntil: string | null;
            isHandedOver: boolean;
            msisdn: string;
            name: string | null;
            now: string;
            optedOut: ("marketing" | "all") | null;
            subAccountId: string;
            window: components["schemas"]["ServiceWindow"];
        };
        /** @description How many runs there were. */
        Counts: {
            completed: number;
            running: number;
            started: number;
            terminated: number;
        };
        /** @description Rules to count by. */
        CountSegment: {
            rules: components["schemas"]["SegmentRules"];
        };
        /** @description What a draft sends. */
        DescribeBroadcast: {
            fillings: {
                [key: string]: components["schemas"]["BroadcastFilling"];
            };
            name: string;
            subAccountId: string;
            templateLanguage: string;
            templateName: string;
        };
        /** @description What is being drawn: `source` is the definition, `canvas` the drawing alone. */
        Draft: {
            basedOn: number | null;
            canvas: {
                [key: string]: unknown;
            };
            id: string;
            isChanged: boolean;
            newest: number | null;
            problems: components["schemas"]["Problem"][];
            revision: number;
            source: {
                [key: string]: unknown;
            };
            updatedAt: string | null;
            updatedBy: string | null;
        };
        /** @description Who saved last. */
        DraftState: {
            isChanged: boolean;
            newest: number | null;
            revision: number;
            updatedAt: string | null;
            updatedBy: string | null;
        };
        /** @description A place for which recipients have no value: how many, and the first row. */
        EmptyPlace: {
            count: number;
            first: number | null;
            place: string;
        };
        /** @description Of the first step, what the list needs to say when a journey starts. */
        Entry: {
            id: string;
            selectNextStep: {
                [key: string]: string | null;
            } | null;
            stepType: string;
        };
        /** @description The phone number of the contact, so that nobody is forgotten by mistake. */
        EraseContact: {
            confirm: string;
        };
        /** @description How much is gone for good. */
        ErasedContact: {
            conversations: number;
            journeys: number;
            messages: number;
        };
        /** @description An expression to try: `script` without braces or `text` with them, and what it can read. */
        Evaluate: {
            data?: {
                [key: string]: unknown;
            };
            script?: string;
            step?: {
                [key: string]: unknown;
            } | null;
            text?: string;
        };
        /** @description The value of an expression and its kind, or the error why there is none. */
        Evaluated: {
            error?: components["schemas"]["ScriptError"];
            problems: components["schemas"]["ScriptProblem"][];
            /** @enum {string} */
            type?: "null" | "boolean" | "number" | "string" | "array" | "object";
            value?: unknown;
        };
        /** @description Words that are understood in every language and cannot be removed. */
        EveryLanguage: {
            start: string[];
            stop: string[];
        };
        /** @description A line of the log. */
        Execution: {
            cameFrom: number;
            completedAt: string | null;
            note: string | null;
            seq: number;
            startedAt: string;
            status: string;
            step: string;
        };
        /** @description A journey as a definition; `hidesBackend` when the built-in backend's address was taken out. */
        Export: {
            definition: {
                [key: string]: unknown;
            };
            hidesBackend: boolean;
            version: number | null;
        };
        /** @description Everybody who opted out, as CSV. */
        ExportedOptOuts: {
            text: string;
        };
        /** @description What every answer from 400 up says; `errorId` is what the log has it under. */
        Failure: {
            code: number;
            errorId: string;
            message: string;
            timestamp: string;
        };
        /** @description An address to look for journeys at. */
        FetchAddress: {
            url: string;
        };
        /** @description A flow; only `PUBLISHED` can be sent. `hasEndpoint` when a server has a say while it is filled in. */
        Flow: {
            answers: components["schemas"]["FlowAnswer"][];
            categories: ("SIGN_UP" | "SIGN_IN" | "APPOINTMENT_BOOKING" | "LEAD_GENERATION" | "CONTACT_US" | "CUSTOMER_SUPPORT" | "SURVEY" | "OTHER")[];
            errorCount: number;
            hasEndpoint: boolean;
            id: string;
            journeys: components["schemas"]["FlowJourney"][];
            name: string;
            screens: components["schemas"]["FlowScreenName"][];
            /** @enum {string} */
            status: "DRAFT" | "PUBLISHED" | "DEPRECATED" | "THROTTLED" | "BLOCKED";
            updatedAt: string;
        };
        /** @description A value that a flow answers; `kind` is the field's component, None for what is no field. */
        FlowAnswer: {
            key: string;
            kind: string | null;
            label: string;
            options: components["schemas"]["FlowOption"][] | null;
            required: boolean;
        };
        /** @description What keeps a Flow JSON from being published, and what is advised against. */
        FlowChecked: {
            advice: components["schemas"]["FlowError"][];
            validationErrors: components["schemas"]["FlowError"][];
        };
        /** @description A flow with its Flow JSON, as it was written. */
        FlowDetail: {
            advice: components["schemas"]["FlowError"][];
            answers: components["schemas"]["FlowAnswer"][];
            categories: ("SIGN_UP" | "SIGN_IN" | "APPOINTMENT_BOOKING" | "LEAD_GENERATION" | "CONTACT_US" | "CUSTOMER_SUPPORT" | "SURVEY" | "OTHER")[];
            endPointUri: string | null;
            errorCount: number;
            flowJson: string;
            hasEndpoint: boolean;
            id: string;
            journeys: components["schemas"]["FlowJourney"][];
            name: string;
            screens: components["schemas"]["FlowScreenName"][];
            /** @enum {string} */
            status: "DRAFT" | "PUBLISHED" | "DEPRECATED" | "THROTTLED" | "BLOCKED";
            updatedAt: string;
            validationErrors: components["schemas"]["FlowError"][];
        };
        /** @description The address to give to WhatsApp as the flow's endpoint. */
        FlowEndpoint: {
            endPointUri: string | null;
            forwardTo: string | null;
        };
        /** @description A rule that a Flow JSON breaks, as the provider tells it. */
        FlowError: {
            columnEnd: number;
            columnStart: number;
            error: string;
            errorType: string;
            lineEnd: number;
            lineStart: number;
            message: string;
            pointers: components["schemas"]["FlowPointer"][];
        };
        /** @description What the phone asks a flow's endpoint. */
        FlowExchange: {
            /** @enum {string} */
            action: "INIT" | "data_exchange" | "BACK";
            data?: {
                [key: string]: unknown;
            };
            screen?: string;
        };
        /** @description A journey that sends a flow. */
        FlowJourney: {
            id: string;
            name: string;
        };
        /** @description The public key for endpoints; `isOurs` when the private one is kept here, sealed. */
        FlowKeys: {
            isOurs: boolean;
            publicKey: string | null;
        };
        /** @description The flows that are kept here, the newest first. */
        FlowList: {
            flows: components["schemas"]["Flow"][];
            provider: string;
        };
        /** @description What the endpoint lets follow; `done` is the answer when it has ended the flow. */
        FlowNextScreen: {
            data: {
                [key: string]: unknown;
            };
            done: {
                [key: string]: unknown;
            } | null;
            screen: string;
        };
        /** @description An option that can be chosen. */
        FlowOption: {
            id: string;
            title: string;
        };
        /** @description Whether an endpoint says that it is active; else why not. */
        FlowPing: {
            message: string | null;
            works: boolean;
        };
        /** @description Where an error is; lines and columns count from one. */
        FlowPointer: {
            columnEnd: number;
            columnStart: number;
            lineEnd: number;
            lineStart: number;
            path: string;
        };
        /** @description An address that shows a flow in a browser, until it expires. */
        FlowPreview: {
            expiresAt: string;
            url: string;
        };
        /** @description A screen of a flow. */
        FlowScreenName: {
            id: string;
            title: string;
        };
        /** @description A Flow JSON, as text. */
        FlowText: {
            flowJson: string;
        };
        /** @description A conversation whose person was found. */
        FoundPerson: {
            msisdn: string;
            name: string | null;
            subAccountId: string;
        };
        /** @description A message or note that was found. `id` is the message, or the one that the note stands behind. */
        FoundWords: {
            at: string;
            author: string | null;
            id: number;
            isCustomers: boolean;
            /** @enum {string} */
            kind: "message" | "note";
            msisdn: string;
            name: string | null;
            subAccountId: string;
            text: string;
        };
        /**
         * @description A conversation that agents have. `position`: its place in the queue of its team, from 1.
         *
         *     `openedBy` and `closedBy` are users; null: a journey gave the conversation away, or a program closed it.
         */
        Handover: {
            answeredAt: string | null;
            assignedAt: string | null;
            assignedTo: components["schemas"]["NamedOne"] | null;
            channel: string | null;
            closedAt: string | null;
            closedBy: string | null;
            escalations: number;
            id: string;
            instanceId: string | null;
            msisdn: string | null;
            name: string | null;
            note: string | null;
            openedAt: string;
            openedBy: string | null;
            position: number | null;
            priority: number;
            queuedAt: string;
            skill: string | null;
            snoozedUntil: string | null;
            /** @enum {string} */
            status: "open" | "closed";
            subAccountId: string | null;
            team: components["schemas"]["NamedOne"] | null;
            variables: {
                [key: string]: unknown;
            };
        };
        /** @description Hand-overs, those that wait longest first. */
        HandoverList: {
            handovers: components["schemas"]["Handover"][];
        };
        /** @description Whether a journey listened. */
        Heard: {
            heard: boolean;
        };
        /** @description A journey to take in. */
        Import: {
            changes?: components["schemas"]["Replacements"];
            name?: string;
            source: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status?: "enabled" | "disabled";
        };
        /** @description What became of a list. */
        ImportedOptOuts: {
            added: number;
            known: number;
            wrong: components["schemas"]["WrongLine"][];
        };
        /** @description A list to import, as CSV. */
        ImportOptOuts: {
            text: string;
        };
        /** @description A cell that cannot be used; row 1 is the heading. */
        ImportProblem: {
            column: string;
            message: string;
            row: number;
            value: string;
        };
        Inbound: {
            /** @enum {string} */
            channel?: "whatsapp" | "sms";
            content?: {
                [key: string]: unknown;
            };
            from: string;
            id?: string;
            name?: string | null;
            replyToUmid?: string | null;
            response?: {
                [key: string]: unknown;
            };
            text?: string;
            type?: string;
            umid?: string;
        };
        /**
         * @description A conversation in the list.
         *
         *     `at` is what the list is ordered by, and `cursor` asks for what comes after it. `unread` counts what the customer
         *     wrote since an agent looked; `handover` is null while journeys have the conversation.
         */
        InboxConversation: {
            at: string;
            contactId: string | null;
            cursor: string;
            handover: components["schemas"]["InboxHandover"] | null;
            isUnanswered: boolean;
            labels: string[];
            last: components["schemas"]["LastMessage"] | null;
            mentions: number;
            msisdn: string;
            name: string | null;
            optedOut: ("marketing" | "all") | null;
            subAccountId: string;
            unread: number;
            windowExpiresAt: string | null;
        };
        /** @description How many conversations each view has; those of teams and labels by their ids. */
        InboxCounts: {
            labels: {
                [key: string]: number;
            };
            mentions: number;
            mine: number;
            mineUnread: number;
            open: number;
            snoozed: number;
            teams: {
                [key: string]: number;
            };
            unanswered: number;
            unassigned: number;
            unassignedUnread: number;
            unread: number;
        };
        /** @description A conversation as the desk shows it, by the clock of its subaccount. */
        InboxDetail: {
            conversation: components["schemas"]["InboxConversation"];
            handovers: components["schemas"]["PastHandover"][];
            lookers: components["schemas"]["Looker"][];
            now: string;
            window: components["schemas"]["ServiceWindow"];
        };
        /** @description What a search found, the newest first. */
        InboxFound: {
            messages: components["schemas"]["FoundWords"][];
            people: components["schemas"]["FoundPerson"][];
        };
        /** @description Who has a conversation, or waits for it. */
        InboxHandover: {
            assignedTo: components["schemas"]["Named"] | null;
            id: string;
            openedAt: string | null;
            priority: number;
            snoozedUntil: string | null;
            team: components["schemas"]["Named"] | null;
        };
        /** @description Some conversations; `next` is the `cursor` of the page that follows. */
        InboxPage: {
            conversations: components["schemas"]["InboxConversation"][];
            next: string | null;
        };
        /** @description A run with its data, where its paths stand, its log and its errors. */
        Instance: {
            completedAt: string | null;
            data: {
                [key: string]: unknown;
            };
            definitionId: string;
            definitionName: string;
            errors: components["schemas"]["StepError"][];
            faulted: boolean;
            id: string;
            log: components["schemas"]["Execution"][];
            msisdn: string | null;
            paths: components["schemas"]["Standing"][];
            startedAt: string;
            /** @enum {string} */
            status: "Runnable" | "Suspended" | "Complete" | "Terminated";
            steps: string[];
            subAccountId: string | null;
            version: number;
        };
        /** @description Runs, newest first. */
        InstanceList: {
            instances: components["schemas"]["InstanceSummary"][];
        };
        /** @description A run in a list; `steps` are those where its paths stand. */
        InstanceSummary: {
            completedAt: string | null;
            definitionId: string;
            definitionName: string;
            faulted: boolean;
            id: string;
            msisdn: string | null;
            startedAt: string;
            /** @enum {string} */
            status: "Runnable" | "Suspended" | "Complete" | "Terminated";
            steps: string[];
            subAccountId: string | null;
            version: number;
        };
        /** @description An invitation that was not accepted yet. `note` is for whom it is. */
        Invite: {
            createdAt: string;
            expiresAt: string;
            id: string;
            invitedBy: string | null;
            note: string | null;
            /** @enum {string} */
            role: "owner" | "builder" | "agent" | "viewer";
        };
        /** @description Open invitations, newest first. */
        InviteList: {
            invites: components["schemas"]["Invite"][];
        };
        /** @description The link that makes an account once; it is told only now. */
        InviteMade: {
            expiresAt: string;
            id: string;
            url: string;
        };
        /** @description A journey in the list; one without a `version` is only a draft. */
        Journey: {
            counts: components["schemas"]["Counts"];
            createdAt: string;
            entry: components["schemas"]["Entry"] | null;
            id: string;
            isChanged: boolean;
            name: string;
            /** @enum {string} */
            status: "enabled" | "disabled" | "draft";
            subAccountId: string | null;
            /** @enum {string} */
            trigger: "inbound_chat_apps" | "inbound_sms" | "http_request";
            updatedAt: string;
            updatedBy: string | null;
            version: number | null;
        };
        /** @description A version of a journey with its definition; `source` as the Automation API answers it. */
        JourneyDetail: {
            counts: components["schemas"]["Counts"];
            createdAt: string;
            id: string;
            name: string;
            problems: components["schemas"]["Problem"][];
            source: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status: "enabled" | "disabled";
            subAccountId: string | null;
            /** @enum {string} */
            trigger: "inbound_chat_apps" | "inbound_sms" | "http_request";
            version: number;
        };
        /** @description All journeys, the one that was changed last first. */
        JourneyList: {
            journeys: components["schemas"]["Journey"][];
        };
        /** @description A draft to keep. */
        KeepDraft: {
            template: components["schemas"]["WrittenTemplate"];
        };
        /** @description Keys pressed during a call. */
        Keys: {
            dtmf: string;
        };
        /** @description A label. */
        Label: {
            /** @enum {string} */
            color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "violet" | "pink";
            id: string;
            name: string;
        };
        /** @description All labels, by name. */
        LabelList: {
            labels: components["schemas"]["Label"][];
        };
        /** @description The labels of a conversation, by their ids. */
        LabelsOf: {
            labels: string[];
        };
        /** @description What was said last. `author` is the agent who wrote it. */
        LastMessage: {
            at: string;
            author: string | null;
            content: components["schemas"]["MessageContent"];
            /** @enum {string} */
            direction: "inbound" | "outbound";
            isJourneys: boolean;
            state: string;
            type: string;
        };
        /** @description Why somebody is opted in again by hand. */
        LiftOptOut: {
            reason: string;
        };
        /** @description An agent who has the conversation on the screen. */
        Looker: {
            id: string;
            isTyping: boolean;
            name: string;
        };
        /** @description Who else looks at a conversation. */
        Lookers: {
            lookers: components["schemas"]["Looker"][];
        };
        /** @description That one looks at a conversation, writes in it, or has left it. */
        Looking: {
            /** @enum {string} */
            state: "looking" | "typing" | "gone";
        };
        /** @description The id of what was made. */
        Made: {
            id: string;
        };
        /** @description The other contact, by id or phone number. */
        MergeContact: {
            other: string;
        };
        /**
         * @description A message on the phone.
         *
         *     The customer's quotes `replyToUmid`, one of the business `context.umid`. `error` is why the customer does not see
         *     it.
         */
        Message: {
            content: components["schemas"]["MessageContent"];
            context?: components["schemas"]["Quoted"];
            /** @enum {string} */
            direction: "inbound" | "outbound";
            error?: components["schemas"]["MessageError"];
            replyToUmid?: string;
            state: string;
            timestamp: string;
            type: string;
            umid: string;
        };
        /** @description What a message holds, by its type; `rendered` when it is a template, with its values. */
        MessageContent: {
            interactive?: {
                [key: string]: unknown;
            };
            rendered?: components["schemas"]["ShownTemplate"];
            template?: {
                [key: string]: unknown;
            };
            text?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Why a message was refused or not delivered. */
        MessageError: {
            code: number | null;
            message: string;
        };
        /** @description What the phone shows, oldest first; `cursor` asks for what comes after, `older` for what came before. */
        MessageList: {
            cursor: string;
            messages: components["schemas"]["Message"][];
            older: string | null;
        };
        /** @description The name of the business. */
        NameBusiness: {
            name: string;
        };
        /** @description An agent, or a team. */
        Named: {
            id: string;
            name: string;
        };
        /** @description Somebody, or a team. */
        NamedOne: {
            id: string;
            name: string;
        };
        /** @description What a ready journey needs. */
        Need: {
            /** @enum {string} */
            kind: "backend" | "system" | "link" | "template" | "form" | "agents";
            name: string;
        };
        /** @description A broadcast to begin: an approved template of a subaccount. */
        NewBroadcast: {
            name: string;
            subAccountId: string;
            templateLanguage: string;
            templateName: string;
        };
        /** @description A person to add by phone number. */
        NewContact: {
            address: string;
            attributes?: {
                [key: string]: unknown;
            };
            email?: string | null;
            externalId?: string | null;
            language?: string | null;
            name?: string | null;
            tags?: string[];
            timeZone?: string | null;
        };
        /** @description An attribute to keep of people. */
        NewContactAttribute: {
            choices?: string[];
            /** @enum {string} */
            kind: "text" | "number" | "date" | "choice" | "boolean" | "email" | "phone" | "location";
            label?: string;
            least?: string | number | null;
            most?: string | number | null;
            name: string;
        };
        /** @description A file to import. */
        NewContactImport: {
            mapping: (string | null)[];
            name?: string;
            text: string;
        };
        /** @description A flow to be made. */
        NewFlow: {
            categories: ("SIGN_UP" | "SIGN_IN" | "APPOINTMENT_BOOKING" | "LEAD_GENERATION" | "CONTACT_US" | "CUSTOMER_SUPPORT" | "SURVEY" | "OTHER")[];
            cloneFlowId?: string;
            endPointUri?: string | null;
            flowJson?: string;
            name: string;
            publish?: boolean;
        };
        /** @description Whom to invite. */
        NewInvite: {
            note?: string | null;
            /** @enum {string} */
            role: "owner" | "builder" | "agent" | "viewer";
            teams?: string[];
        };
        /** @description A journey to begin: without steps, with `source` and `canvas` of another one, or one of the `gallery`. */
        NewJourney: {
            canvas?: {
                [key: string]: unknown;
            };
            gallery?: string;
            name?: string;
            source?: {
                [key: string]: unknown;
            };
            subAccountId?: string;
        };
        /** @description A label to make or to change. */
        NewLabel: {
            /** @enum {string} */
            color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "violet" | "pink";
            name: string;
        };
        /** @description A note for colleagues; `mentions` are ids of users. */
        NewNote: {
            clientMessageId: string;
            mentions?: string[];
            text: string;
        };
        /** @description An answer to save; `shortcut` is what is typed behind a slash. */
        NewQuickReply: {
            shortcut: string;
            text: string;
        };
        /** @description A webhook to make, of a subaccount or of all (*). */
        NewWebhook: {
            enabled?: boolean;
            httpAuthorization?: string | null;
            oauth?: components["schemas"]["WebhookOauth"] | null;
            subAccountId: string;
            /** @enum {string} */
            type: "MSG" | "CADR" | "CABM";
            url: string;
            version?: number;
        };
        /** @description What a version has changed, in words. */
        Note: {
            note: string | null;
        };
        /** @description The version that has this note now. */
        Noted: {
            note: string | null;
            version: number;
        };
        /** @description What the phone shows when the button of a flow message is tapped; `screen` is None for the first. */
        OpenedFlow: {
            /** @enum {string} */
            action: "navigate" | "data_exchange";
            data: {
                [key: string]: unknown;
            };
            flowId: string;
            flowJson: string;
            flowToken: string;
            label: string;
            name: string;
            screen: string | null;
        };
        /** @description The first message that the customer sees. */
        Opening: {
            content: {
                [key: string]: unknown;
            };
            type: string;
        };
        /** @description Somebody who opted out: of what, since when, and how we know. */
        OptOut: {
            address: string;
            bsuid: string | null;
            name: string | null;
            /** @enum {string} */
            scope: "marketing" | "all";
            since: string;
            /** @enum {string} */
            source: "word" | "button" | "whatsapp" | "by_hand" | "blacklist" | "import" | "simulator" | "receipt";
            toldBy: string | null;
            wording: string;
        };
        /** @description Some of those who opted out; `next` is the `before` of the page that follows, `total` counts all. */
        OptOutPage: {
            next: number | null;
            optOuts: components["schemas"]["OptOut"][];
            total: number;
        };
        /** @description A hand-over of a conversation; `isByHand` when an agent took it. `closedAt` is null for the open one. */
        PastHandover: {
            agent: string | null;
            closedAt: string | null;
            id: string;
            isByHand: boolean;
            note: string | null;
            openedAt: string;
            team: string | null;
            variables: {
                [key: string]: unknown;
            };
        };
        /** @description The phones that took part last. */
        PhoneList: {
            phones: components["schemas"]["PhoneOwner"][];
        };
        /** @description A phone that took part. */
        PhoneOwner: {
            msisdn: string;
            name: string | null;
        };
        /**
         * @description Whose phone it is, and until when the service window is open, by the simulated clock.
         *
         *     `typing` is whether the business shows as writing an answer.
         */
        PhoneState: {
            msisdn: string;
            name: string | null;
            now: string;
            typing: boolean;
            windowExpiresAt: string | null;
        };
        /** @description A text that somebody is meant to replace, and how often it stands there. */
        Placeholder: {
            count: number;
            text: string;
        };
        /** @description Services, staff and days off. */
        Practice: {
            daysOff?: components["schemas"]["PracticeDaysOff"][];
            services: components["schemas"]["PracticeService"][];
            staff?: components["schemas"]["PracticeStaff"][];
        };
        /** @description Days without work, of somebody or, without `staffId`, of everybody. */
        PracticeDaysOff: {
            firstDay: string;
            label?: string;
            lastDay: string;
            staffId?: string | null;
        };
        /** @description A service; times are minutes. */
        PracticeService: {
            afterMinutes?: number;
            beforeMinutes?: number;
            description?: string;
            horizonDays?: number;
            id: string;
            leadMinutes?: number;
            minutes?: number;
            name: string;
            price?: string;
            stepMinutes?: number;
        };
        /** @description Somebody, or something, whose time is booked; `hours` such as `{"mon": ["09:00-12:30", "13:30-17:00"]}`. */
        PracticeStaff: {
            capacity?: number;
            hours: {
                [key: string]: string[];
            };
            id: string;
            /** @enum {string} */
            kind?: "person" | "resource";
            name: string;
            services?: string[];
            timeZone?: string | null;
            title?: string;
        };
        /** @description What the person wants of marketing messages, by WhatsApp's own setting. */
        Preference: {
            /** @enum {string} */
            marketing: "stop" | "resume";
        };
        /** @description Fillings to try with the first rows. */
        PreviewBroadcast: {
            fillings: {
                [key: string]: components["schemas"]["BroadcastFilling"];
            };
        };
        /** @description What such an address shows. */
        PreviewedFlow: {
            flowJson: string;
            id: string;
            name: string;
            /** @enum {string} */
            status: "DRAFT" | "PUBLISHED" | "DEPRECATED" | "THROTTLED" | "BLOCKED";
        };
        /** @description A recipient with the message as the phone shows it; `wrong` is why it would not go out. */
        PreviewRow: {
            address: string;
            n: number;
            shown: components["schemas"]["ShownTemplate"];
            wrong: string | null;
        };
        /**
         * @description Something wrong or odd at a field of a step. `message` says it in English; `code` and `values` are for other
         *     languages.
         */
        Problem: {
            address: string | null;
            code: string;
            field: string;
            /** @enum {string} */
            level: "error" | "warning";
            message: string;
            step: string | null;
            values: {
                [key: string]: string | number;
            };
        };
        /** @description What publishes a draft: the revision that was seen, and what has changed in words. */
        Publish: {
            note?: string | null;
            revision: number;
        };
        /** @description The version that a draft became. */
        Published: {
            revision: number;
            version: number;
        };
        /** @description A question with its answers; `isCurrent` is false for one that only earlier versions ask. */
        Question: {
            answered: number;
            asked: number;
            isCurrent: boolean;
            /** @enum {string} */
            kind: "nps" | "rating" | "choice" | "text";
            other: number;
            score: components["schemas"]["Score"] | null;
            shares: components["schemas"]["Share"][];
            step: string;
            texts: string[];
        };
        /** @description A saved answer. */
        QuickReply: {
            id: string;
            shortcut: string;
            text: string;
            updatedAt: string;
            updatedBy: string | null;
        };
        /** @description All saved answers, by shortcut. */
        QuickReplyList: {
            quickReplies: components["schemas"]["QuickReply"][];
        };
        /** @description The message that a message of the business quotes. */
        Quoted: {
            umid: string;
        };
        /** @description How readers rate a template, for one language or for all. */
        Rating: {
            language?: string;
            /** @enum {string} */
            quality: "GREEN" | "YELLOW" | "RED" | "UNKNOWN";
        };
        /** @description A text to look for journeys in. */
        ReadText: {
            text: string;
        };
        /** @description A journey of the gallery; `starts` is the message or the request body that begins it. */
        Ready: {
            /** @enum {string} */
            category: "bookings" | "service" | "orders" | "feedback" | "contacts";
            description: string;
            id: string;
            needs: components["schemas"]["Need"][];
            opening: components["schemas"]["Opening"] | null;
            starts: string | {
                [key: string]: unknown;
            };
            steps: number;
            templates: components["schemas"]["ReadyTemplate"][];
            title: string;
            /** @enum {string} */
            trigger: "inbound_chat_apps" | "inbound_sms" | "http_request";
        };
        /** @description A journey of the gallery with its definition and a conversation as it goes well. */
        ReadyDetail: {
            /** @enum {string} */
            category: "bookings" | "service" | "orders" | "feedback" | "contacts";
            chat: components["schemas"]["ChatLine"][];
            description: string;
            id: string;
            needs: components["schemas"]["Need"][];
            opening: components["schemas"]["Opening"] | null;
            source: {
                [key: string]: unknown;
            };
            starts: string | {
                [key: string]: unknown;
            };
            steps: number;
            templates: components["schemas"]["ReadyTemplate"][];
            title: string;
            /** @enum {string} */
            trigger: "inbound_chat_apps" | "inbound_sms" | "http_request";
        };
        /** @description The gallery. */
        ReadyList: {
            journeys: components["schemas"]["Ready"][];
        };
        /** @description A template that a ready journey sends, as one would register it. */
        ReadyTemplate: {
            /** @enum {string} */
            category: "AUTHENTICATION" | "UTILITY" | "MARKETING";
            components: components["schemas"]["TemplateComponent"][];
            language: string;
            name: string;
        };
        /** @description The id of a message that was taken. */
        Received: {
            umid: string;
        };
        /** @description Some recipients in the order of their list; `next` is the `after` of the page that follows. */
        RecipientPage: {
            next: number | null;
            recipients: components["schemas"]["BroadcastRecipient"][];
        };
        /** @description Whose events are told again; without an id those of all webhooks. */
        RedeliverDead: {
            webhookId?: string | null;
        };
        /** @description How many events are told again. */
        Redelivered: {
            queued: number;
        };
        /** @description A recipient whose message WhatsApp would refuse, and why. */
        RefusedRow: {
            address: string;
            message: string;
            n: number;
        };
        /** @description What to replace by what. */
        Replacements: {
            addresses?: {
                [key: string]: string;
            };
            subAccounts?: {
                [key: string]: string;
            };
            texts?: {
                [key: string]: string;
            };
        };
        /** @description What a journey asked, and what was answered. */
        Results: {
            name: string;
            questions: components["schemas"]["Question"][];
            totals: components["schemas"]["Totals"];
        };
        /** @description What the simulator's review decides, for one language or for all. */
        Review: {
            /** @enum {string} */
            category?: "AUTHENTICATION" | "UTILITY" | "MARKETING";
            disableDate?: string;
            language?: string;
            reason?: string;
            recommendation?: string;
            status: string;
        };
        /** @description What the simulator's review would decide; `category` when it changes it. */
        ReviewForecast: {
            category: string | null;
            reason: string | null;
            recommendation: string | null;
            status: string;
        };
        /** @description A rule of the simulator's review. */
        ReviewRule: {
            id: string;
            isOn: boolean;
        };
        /** @description How the simulator reviews, and its rules. */
        ReviewSettings: {
            /** @enum {string} */
            mode: "automatic" | "manual" | "approve_all";
            rules: components["schemas"]["ReviewRule"][];
        };
        /** @description A row that could not be taken, and why. */
        RowFault: {
            n: number;
            /** @enum {string} */
            reason: "empty" | "unreadable" | "too_short" | "too_long" | "unknown_country" | "too_much";
            value: string;
        };
        /** @description The first rows of a list, and the first that could not be taken. */
        RowPage: {
            faults: components["schemas"]["RowFault"][];
            rows: components["schemas"]["BroadcastRow"][];
        };
        /** @description An answer to save: what was asked, what was said, and which try it is. */
        SaveAnswer: {
            answer: unknown;
            attribute: string;
            choices?: string[];
            kind?: string;
            tags?: string[];
            tries?: number | string;
            user: unknown;
        };
        /** @description The revision that a save made. */
        Saved: {
            problems: components["schemas"]["Problem"][];
            revision: number;
        };
        /** @description What became of an answer; `try` is to be sent with the next one. */
        SavedAnswer: {
            again: boolean;
            gaveUp: boolean;
            problem: string | null;
            saved: boolean;
            try: number;
            value: unknown;
        };
        /** @description A draft to save, by who has seen `revision`. */
        SaveDraft: {
            basedOn?: number | null;
            canvas: {
                [key: string]: unknown;
            };
            revision: number;
            source: {
                [key: string]: unknown;
            };
        };
        /** @description A segment to save. */
        SaveSegment: {
            name: string;
            rules: components["schemas"]["SegmentRules"];
        };
        /** @description What points come to: a net promoter score from -100 to 100, or the percentage of the satisfied. */
        Score: {
            average: number;
            detractors: number;
            passives: number;
            promoters: number;
            score: number;
        };
        /** @description Why an expression has no value. */
        ScriptError: {
            kind: string;
            message: string;
            position: number | null;
        };
        /** @description What the parser has to say. */
        ScriptProblem: {
            level: string;
            message: string;
            position: number | null;
        };
        /** @description The id of the last message that was seen. */
        SeenUpTo: {
            upTo: string;
        };
        /** @description A saved segment. `contacts` counts who is in it now; null when a rule asks for something that is gone. */
        Segment: {
            contacts: number | null;
            createdBy: string | null;
            id: string;
            name: string;
            problem: string | null;
            rules: components["schemas"]["SegmentRules"];
            updatedAt: string;
        };
        /** @description One condition; `name` is that of the attribute. */
        SegmentCondition: {
            /** @enum {string} */
            is: "equal" | "notEqual" | "contains" | "set" | "unset" | "less" | "more" | "before" | "after" | "within" | "longerAgo" | "never" | "yes" | "no" | "in" | "out" | "outOfMarketing" | "started" | "completed" | "notStarted";
            name?: string;
            /** @enum {string} */
            of: "attribute" | "tag" | "language" | "timeZone" | "consent" | "lastSeen" | "answered" | "created" | "name" | "email" | "journey";
            value?: string | number | boolean | null;
        };
        /** @description How many contacts fit, and some of them. */
        SegmentCount: {
            contacts: number;
            sample: components["schemas"]["Contact"][];
            total: number;
        };
        /** @description The saved segments by name, with how many contacts there are in all. */
        SegmentList: {
            segments: components["schemas"]["Segment"][];
            total: number;
        };
        /** @description All, or any, of some conditions. */
        SegmentRules: {
            conditions: components["schemas"]["SegmentCondition"][];
            /** @enum {string} */
            match: "all" | "any";
        };
        /** @description Whom to send to again: all that failed, or those that failed for these reasons. */
        SendAgain: {
            reasons?: string[];
        };
        /** @description An answer: content with its type, `text` when none is told, or a template. One `clientMessageId` sends once. */
        SendFromInbox: {
            clientMessageId: string;
            content?: {
                [key: string]: unknown;
            };
            replyToUmid?: string;
            template?: components["schemas"]["TemplateToSend"];
            type?: string;
        };
        /** @description The id of a message that is committed, and will be delivered. */
        SentFromInbox: {
            clientMessageId: string;
            umid: string;
        };
        /** @description The 24-hour window; `expiresAt` is null for a person who never wrote. */
        ServiceWindow: {
            expiresAt: string | null;
            isOpen: boolean;
        };
        /** @description What the web application must know before anything else; `csrfToken` goes with every change. */
        Session: {
            accountId: string | null;
            businessName: string;
            csrfToken: string | null;
            setupNeeded: boolean;
            subAccountId: string | null;
            user: components["schemas"]["User"] | null;
            version: string;
        };
        /** @description The provider to put a subaccount on, with what it needs. A pace of null is the usual one. */
        SetChannel: {
            accessToken?: string;
            accountId?: string;
            apiKey?: string;
            appSecret?: string;
            baseUrl?: string;
            channelId?: string;
            graphUrl?: string;
            messagesPerSecond?: number | null;
            phoneNumberId?: string;
            /** @enum {string} */
            provider: "simulator" | "8x8" | "whatsapp_cloud";
            /** @enum {string} */
            templateReview?: "automatic" | "manual" | "approve_all";
            verifyToken?: string;
            wabaId?: string;
            webhookSecret?: string;
        };
        /** @description The settings to keep; languages that are missing are as built in. */
        SetConsent: {
            confirms?: boolean;
            enabled?: boolean;
            journeyId?: string | null;
            language?: string;
            languages?: components["schemas"]["ChangedLanguage"][];
            /** @enum {string} */
            scope?: "marketing" | "all";
        };
        /** @description Where decrypted requests go; None for nowhere. */
        SetFlowEndpoint: {
            forwardTo: string | null;
        };
        /** @description The business's own public key as PEM; without one, a pair is made. */
        SetFlowKeys: {
            publicKey?: string | null;
        };
        /** @description How the simulator is to review; rules that are not named are on. */
        SetReview: {
            /** @enum {string} */
            mode: "automatic" | "manual" | "approve_all";
            rulesOff?: string[];
        };
        /** @description On or off. */
        SetStatus: {
            /** @enum {string} */
            status: "enabled" | "disabled";
        };
        /** @description An account, made with the one-time link of the first start or of an invitation. */
        SetUp: {
            email: string;
            name: string;
            password: string;
            token: string;
        };
        /** @description One bar of a distribution. */
        Share: {
            answers: number;
            id: string;
            title: string;
        };
        /** @description A button on the phone; `id` is what a tap names. */
        ShownButton: {
            code?: string;
            id: string;
            payload?: string;
            phoneNumber?: string;
            text: string;
            type: string;
            url?: string;
        };
        /** @description A card on the phone. */
        ShownCard: {
            body: string;
            buttons: components["schemas"]["ShownButton"][];
            header: components["schemas"]["ShownHeader"] | null;
        };
        /** @description The header on the phone: a text, the address of a medium, or a place. */
        ShownHeader: {
            /** @enum {string} */
            format: "Text" | "Image" | "Video" | "Document" | "Gif" | "Location";
            location?: {
                [key: string]: unknown;
            };
            text?: string;
            url?: string;
        };
        /** @description A template message as the phone shows it, with its values. */
        ShownTemplate: {
            body: string;
            buttons: components["schemas"]["ShownButton"][];
            cards: components["schemas"]["ShownCard"][];
            category: string;
            footer: string | null;
            header: components["schemas"]["ShownHeader"] | null;
        };
        /** @description One side of a comparison: a version, a draft (which has no number), or a definition given whole. */
        Side: {
            canvas: {
                [key: string]: unknown;
            };
            createdAt?: string | null;
            createdBy?: string | null;
            isChanged?: boolean;
            name?: string;
            note?: string | null;
            revision?: number;
            source: {
                [key: string]: unknown;
            };
            status?: string;
            version: number | null;
        };
        /** @description What opens a session. */
        SignIn: {
            email: string;
            password: string;
        };
        /** @description The new secret that the events of a webhook are signed with. */
        SigningSecret: {
            signingSecret: string;
        };
        /** @description How far to move the simulated clock, as `1.00:00:00`. */
        SkipTime: {
            advance: string;
        };
        /** @description Until when the conversation sleeps, by the clock of its subaccount; null wakes it. */
        Snooze: {
            until: string | null;
        };
        /** @description A path of a run: its step, and until when it waits there. */
        Standing: {
            deadline: string | null;
            id: number;
            parked: string | null;
            step: string;
        };
        /**
         * @description When it starts: now, or at a local time such as 2026-12-01T09:00 in an IANA time zone.
         *
         *     `leaveOut` says that recipients without all values may be left out.
         */
        StartBroadcast: {
            at?: string;
            leaveOut?: boolean;
            timeZone?: string;
        };
        /** @description The version in which a journey is on or off. */
        StatusSet: {
            /** @enum {string} */
            status: "enabled" | "disabled";
            version: number;
        };
        /** @description A step on both sides; `before` and `after` are its addresses. */
        StepDiff: {
            after: string | null;
            before: string | null;
            changes: components["schemas"]["Change"][];
            id: string;
            /** @enum {string} */
            state: "added" | "removed" | "changed" | "same";
        };
        /** @description Why a step failed. */
        StepError: {
            errorTime: string;
            message: string;
            step: string;
        };
        /** @description A WhatsApp number behind a provider. */
        Subaccount: {
            id: string;
            provider: string;
        };
        /** @description The subaccounts of the account. */
        SubaccountList: {
            subaccounts: components["schemas"]["Subaccount"][];
        };
        /** @description A template to submit, and the draft that it was. */
        SubmitTemplate: {
            draftId?: string | null;
            template: components["schemas"]["WrittenTemplate"];
        };
        /** @description Tags to give to contacts or to take from them: those with these ids, or all that a search finds. */
        TagContacts: {
            add?: string[];
            ids?: string[];
            remove?: string[];
            search?: string;
            segment?: string | null;
            tag?: string | null;
        };
        /** @description How many contacts have other tags than before. */
        TaggedContacts: {
            changed: number;
        };
        /** @description Who takes the conversation; with a session, oneself. */
        Take: {
            userId?: string;
        };
        /** @description The segment whose contacts are the recipients; without one, all contacts. */
        TakeSegment: {
            segment?: string | null;
        };
        /**
         * @description A team. `hours` is null when it is always there; `timeZone` is an IANA name.
         *
         *     What nobody has answered within `answerWithinMinutes` goes to the team `escalatesTo`, or to somebody else of
         *     the same one, one step more urgent.
         */
        Team: {
            answerWithinMinutes: number | null;
            escalatesTo: string | null;
            hours: components["schemas"]["TeamHours"] | null;
            id: string;
            isOpen: boolean;
            members: string[];
            name: string;
            opensAt: string | null;
            timeZone: string | null;
            waiting: number;
        };
        /** @description A day on which nobody is there, `2026-12-25`. */
        TeamDayOff: {
            date: string;
            name: string;
        };
        /** @description Business hours: for each day (mon to sun) the times between which somebody is there, `["09:00", "17:30"]`. */
        TeamHours: {
            daysOff: components["schemas"]["TeamDayOff"][];
            week: {
                [key: string]: string[][];
            };
        };
        /** @description Teams, by name. */
        TeamList: {
            teams: components["schemas"]["Team"][];
        };
        /** @description A person of the account. `load`: how many open conversations the person has that are not asleep. */
        TeamUser: {
            capacity: number;
            createdAt: string;
            email: string;
            id: string;
            isDisabled: boolean;
            isYou: boolean;
            load: number;
            name: string;
            /** @enum {string} */
            presence: "online" | "away" | "offline";
            /** @enum {string} */
            role: "owner" | "builder" | "agent" | "viewer";
            skills: string[];
            teams: string[];
        };
        /** @description Everybody, by name; those who are disabled stand last. */
        TeamUserList: {
            users: components["schemas"]["TeamUser"][];
        };
        /** @description A template with its state and what a sender has to fill in; only `APPROVED` can be sent. */
        Template: {
            allowsCategoryChange: boolean;
            /** @enum {string} */
            category: "AUTHENTICATION" | "UTILITY" | "MARKETING";
            changesAt: string | null;
            components: components["schemas"]["TemplateComponent"][];
            createdAt: string;
            language: string;
            languageName: string;
            lifetimeSeconds: number | null;
            name: string;
            pause: string | null;
            previousCategory: string | null;
            quality: string;
            reason: string | null;
            recommendation: string | null;
            reviewAt: string | null;
            status: string;
            updatedAt: string;
            variables: components["schemas"]["TemplateVariable"][];
        };
        /** @description A button; which other fields there are depends on its type. */
        TemplateButton: {
            country?: string;
            examples?: string[];
            flowAction?: string;
            flowId?: string;
            navigateScreen?: string;
            otp_type?: string;
            phoneNumber?: string;
            text?: string;
            ttlMinutes?: number;
            /** @enum {string} */
            type: "QUICK_REPLY" | "URL" | "PHONE_NUMBER" | "COPY_CODE" | "OTP" | "FLOW" | "VOICE_CALL" | "REQUEST_CONTACT_INFO";
            url?: string;
        };
        /** @description A card of a carousel: HEADER, BODY and BUTTONS. */
        TemplateCard: {
            components: components["schemas"]["TemplateComponent"][];
        };
        /** @description A part of a template; which other fields there are depends on its type. */
        TemplateComponent: {
            add_security_recommendation?: boolean;
            buttons?: components["schemas"]["TemplateButton"][];
            cards?: components["schemas"]["TemplateCard"][];
            code_expiration_minutes?: number;
            examples?: string[];
            /** @enum {string} */
            format?: "Text" | "Image" | "Video" | "Document" | "Gif" | "Location";
            text?: string;
            /** @enum {string} */
            type: "HEADER" | "BODY" | "FOOTER" | "BUTTONS" | "CAROUSEL" | "CALL_PERMISSION_REQUEST" | "REQUEST_CONTACT_INFO";
        };
        /** @description A template that is being written. */
        TemplateDraft: {
            id: string;
            template: {
                [key: string]: unknown;
            };
            updatedAt: string;
            updatedBy: string | null;
        };
        /** @description Drafts, newest first. */
        TemplateDraftList: {
            drafts: components["schemas"]["TemplateDraft"][];
        };
        /** @description A language that WhatsApp takes templates in. */
        TemplateLanguage: {
            code: string;
            name: string;
        };
        /** @description Languages by their codes. */
        TemplateLanguageList: {
            languages: components["schemas"]["TemplateLanguage"][];
        };
        /** @description Templates, by name and language. */
        TemplateList: {
            templates: components["schemas"]["Template"][];
        };
        /** @description What is wrong at a field, such as `components[1].text`; `tag` names the rule. */
        TemplateProblem: {
            field: string;
            message: string;
            tag: string;
        };
        /** @description A status, quality or category that a template has had, as `kind` says, and the one before. */
        TemplateState: {
            at: string;
            /** @enum {string} */
            kind: "status" | "quality" | "category";
            previous: string | null;
            reason: string | null;
            status: string;
        };
        /** @description Every state that a template has had, oldest first. */
        TemplateStates: {
            states: components["schemas"]["TemplateState"][];
        };
        /** @description A template and what is filled into its places. */
        TemplateToSend: {
            language: string;
            name: string;
            values?: {
                [key: string]: string;
            };
        };
        /** @description One value that a sender fills in; `at` is its place, such as `body.1` or `card.0.button.1`. */
        TemplateVariable: {
            at: string;
            button: number | null;
            card: number | null;
            example: string | null;
            /** @enum {string} */
            kind: "text" | "image" | "video" | "document" | "gif" | "location" | "url" | "payload" | "couponCode" | "otp" | "flow";
            label: string | null;
            /** @enum {string} */
            part: "header" | "body" | "button";
            required: boolean;
            variable: string | null;
        };
        /** @description What the other server answered. */
        TestAnswer: {
            milliseconds: number;
            reasonPhrase: string;
            responseBody: unknown;
            responseCode: number;
            warning: string | null;
        };
        /** @description The inputs of an HTTP step, in which no expressions are left. */
        TestCall: {
            body?: unknown;
            headers?: {
                [key: string]: string;
            } | null;
            method: string;
            parameters?: {
                [key: string]: string;
            } | null;
            timeoutSeconds?: number | null;
            url: string;
        };
        /** @description The delivery of a sample event. */
        TestSent: {
            deliveryId: string;
        };
        /** @description The journey that goes on with the person, from `step`, or from its beginning. */
        Then: {
            journeyId: string;
            step?: string | null;
        };
        /** @description What changed of the contact: for `merged` the two as they were, else `[from, to]` by field. */
        TimelineChange: {
            detail: {
                [key: string]: unknown;
            };
            instanceId: string | null;
            toldBy: string | null;
            /** @enum {string} */
            what: "changed" | "imported" | "answered" | "merged";
        };
        /** @description A choice as it was told. */
        TimelineConsent: {
            changed: boolean;
            /** @enum {string} */
            choice: "stop" | "start";
            scope: string;
            source: string;
            toldBy: string | null;
            wording: string;
        };
        /** @description One thing that happened; the part of its kind is there, the others are null. */
        TimelineEntry: {
            at: string;
            change: components["schemas"]["TimelineChange"] | null;
            consent: components["schemas"]["TimelineConsent"] | null;
            handover: components["schemas"]["TimelineHandover"] | null;
            id: string;
            journey: components["schemas"]["TimelineJourney"] | null;
            /** @enum {string} */
            kind: "message" | "journey" | "handover" | "consent" | "change";
            message: components["schemas"]["TimelineMessage"] | null;
        };
        /** @description The conversation was with an agent. */
        TimelineHandover: {
            closedAt: string | null;
            status: string;
        };
        /** @description A run of a journey and what became of it. */
        TimelineJourney: {
            endedAt: string | null;
            journeyId: string;
            name: string | null;
            /** @enum {string} */
            outcome: "running" | "completed" | "ended" | "failed";
            version: number;
        };
        /** @description A message, either way. */
        TimelineMessage: {
            address: string;
            channel: string;
            content: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            direction: "inbound" | "outbound";
            state: string;
            subAccountId: string;
            type: string;
        };
        /** @description Runs of the period; `isCut` when there are more than `most`, of which the newest are looked at. */
        Totals: {
            answered: number;
            completed: number;
            isCut: boolean;
            most: number;
            started: number;
        };
        /** @description To which team, or agent, a conversation goes on. `priority`: 0 (normal) to 3 (most urgent). */
        Transfer: {
            note?: string | null;
            priority?: number;
            skill?: string | null;
            teamId?: string | null;
            userId?: string | null;
        };
        /** @description What is asked for: a draft, what happened, and whether its requests are to be made. */
        Trial: {
            customer?: components["schemas"]["TrialCustomer"];
            /** @default [] */
            happenings?: (components["schemas"]["TrialWrites"] | components["schemas"]["TrialTaps"] | components["schemas"]["TrialSends"] | components["schemas"]["TrialFills"] | components["schemas"]["TrialRequests"] | components["schemas"]["TrialTimePasses"] | components["schemas"]["TrialAnswers"] | components["schemas"]["TrialPresses"] | components["schemas"]["TrialJumps"] | components["schemas"]["TrialAgentWrites"] | components["schemas"]["TrialAgentLeaves"])[];
            /** @default false */
            perform?: boolean;
            source: Record<string, never>;
        };
        /** @description The agent closes the hand-over: the next message may start the journey again. */
        TrialAgentLeaves: {
            /** Format: date-time */
            at: string;
            /** @enum {unknown} */
            type: "handback";
        };
        /** @description The agent to whom the conversation was handed over writes. */
        TrialAgentWrites: {
            /** Format: date-time */
            at: string;
            text: string;
            /** @enum {unknown} */
            type: "agent";
        };
        /** @description What came back for a request. */
        TrialAnswer: {
            at: string;
            body: unknown;
            code: number;
            happening: number;
            reason: string;
            /** @default null */
            warning?: string | null;
        };
        /**
         * @description The answer to a request of an HTTP step.
         *
         *         It belongs to the request of `step` (an address) with this method and address, else to any with these.
         *         `code` is 0 when there was no answer; `reason` says why then.
         */
        TrialAnswers: {
            /** Format: date-time */
            at: string;
            /** @default null */
            body?: unknown;
            /** @default 200 */
            code?: number;
            method: string;
            /** @default  */
            reason?: string;
            /** @default null */
            step?: string | null;
            /** @enum {unknown} */
            type: "answer";
            url: string;
            /** @default null */
            warning?: string | null;
        };
        /** @description A call that rang; `to` when it was not on the customer's phone. */
        TrialCall: {
            action: string;
            at: string;
            clientRequestId: string;
            happening: number;
            params: Record<string, never>;
            run: number;
            step: string;
            /** @default null */
            to?: string | null;
            uid: string;
        };
        /** @description Who tries the journey: a number with country code, and a name. */
        TrialCustomer: {
            /** @default null */
            name?: string | null;
            /** @default +6591234567 */
            phone?: string;
        };
        /** @description Why a run faulted. */
        TrialFailure: {
            at: string;
            happening: number;
            message: string;
            run: number;
            seq: number;
            step: string;
        };
        /** @description The customer fills in the form that a message opens, the newest one when `umid` is not told. */
        TrialFills: {
            answer: Record<string, never>;
            /** Format: date-time */
            at: string;
            /** @enum {unknown} */
            type: "form";
            /** @default null */
            umid?: string | null;
        };
        /** @description The conversation was given to agents. */
        TrialHandover: {
            at: string;
            happening: number;
            /** @default true */
            isOpen?: boolean;
            payload: unknown;
            run: number;
            step: string;
            ticketId: string;
        };
        /** @description Somebody who tries the journey goes on at a step, with the data there are, or with these. */
        TrialJumps: {
            /** Format: date-time */
            at: string;
            /** @default null */
            data?: Record<string, never> | null;
            step: string;
            /** @enum {unknown} */
            type: "jump";
        };
        /** @description One line of a run's log. `stored` are the variables that are new or changed since its line before. */
        TrialLine: {
            at: string;
            /** @default 0 */
            cameFrom?: number;
            happening: number;
            /** @default null */
            note?: string | null;
            run: number;
            seq: number;
            status: string;
            step: string;
            /** @default {} */
            stored?: Record<string, never>;
        };
        /**
         * @description A message. `to` is whom it went to when that is not the customer; `state` as on the simulated phone.
         *
         *         One that is `undelivered`, as when the service window was closed, or `rejected` has an `error`.
         */
        TrialMessage: {
            at: string;
            /** @default false */
            byAgent?: boolean;
            channel: string;
            content: Record<string, never>;
            /** @enum {unknown} */
            direction: "inbound" | "outbound";
            /** @default null */
            error?: Record<string, never> | null;
            happening: number;
            /** @default null */
            replyToUmid?: string | null;
            /** @default null */
            run?: number | null;
            /** @default null */
            seq?: number | null;
            /** @default delivered */
            state?: string;
            /** @default null */
            step?: string | null;
            /** @default null */
            to?: string | null;
            type: string;
            umid: string;
        };
        /** @description The customer presses keys during a call; the newest one when `uid` is not told. */
        TrialPresses: {
            /** Format: date-time */
            at: string;
            keys: string;
            /** @enum {unknown} */
            type: "keys";
            /** @default null */
            uid?: string | null;
        };
        /** @description Something about a happening itself. One that does not `fit` could not happen and was left out. */
        TrialRemark: {
            at: string;
            code: string;
            /** @default false */
            fits?: boolean;
            happening: number;
            message: string;
        };
        /** @description A request of an HTTP step; without an `answer` while it is pending, or when its run has ended before. */
        TrialRequest: {
            /** @default null */
            answer?: components["schemas"]["TrialAnswer"] | null;
            at: string;
            body: unknown;
            happening: number;
            headers: {
                [key: string]: string;
            };
            /** @default true */
            isPending?: boolean;
            key: number;
            method: string;
            parameters: {
                [key: string]: string;
            };
            run: number;
            step: string;
            timeoutSeconds: number;
            url: string;
        };
        /** @description A system sends the request that starts journeys of the trigger `http_request`. */
        TrialRequests: {
            /** Format: date-time */
            at: string;
            data: Record<string, never>;
            /** @enum {unknown} */
            type: "request";
        };
        /** @description One instance: where it began, and with which data. */
        TrialRun: {
            at: string;
            data: Record<string, never>;
            entry: string;
            happening: number;
            id: number;
        };
        /** @description The customer sends a picture, a place and the like; `content` as in an inbound event. */
        TrialSends: {
            /** Format: date-time */
            at: string;
            content: Record<string, never>;
            /** @enum {unknown} */
            kind: "audio" | "call_permission" | "contacts" | "document" | "file" | "image" | "interactive" | "location" | "order" | "reaction" | "sticker" | "video" | "voice";
            /** @default null */
            replyToUmid?: string | null;
            /** @enum {unknown} */
            type: "media";
        };
        /** @description The customer taps the button or row with this id, else with this title, of the newest message that has it. */
        TrialTaps: {
            /** Format: date-time */
            at: string;
            /** @default null */
            id?: string | null;
            /** @default null */
            title?: string | null;
            /** @enum {unknown} */
            type: "tap";
            /** @default null */
            umid?: string | null;
        };
        /** @description Nothing but time passes, until `at`. */
        TrialTimePasses: {
            /** Format: date-time */
            at: string;
            /** @enum {unknown} */
            type: "time";
        };
        /**
         * @description All that came of the happenings so far. Its lists only grow as more happens, but for `waits`.
         *
         *         `status` and `data` are those of the newest run. `is_cut` when it was ended because too much happened.
         */
        TrialTranscript: {
            /** @default [] */
            calls?: components["schemas"]["TrialCall"][];
            /** @default {} */
            data?: Record<string, never>;
            /** @default [] */
            failures?: components["schemas"]["TrialFailure"][];
            /** @default false */
            faulted?: boolean;
            /** @default [] */
            handovers?: components["schemas"]["TrialHandover"][];
            /** @default false */
            isCut?: boolean;
            /** @default [] */
            lines?: components["schemas"]["TrialLine"][];
            /** @default [] */
            messages?: components["schemas"]["TrialMessage"][];
            now: string;
            /** @default [] */
            remarks?: components["schemas"]["TrialRemark"][];
            /** @default [] */
            requests?: components["schemas"]["TrialRequest"][];
            /** @default [] */
            runs?: components["schemas"]["TrialRun"][];
            /** @default null */
            status?: string | null;
            /** @default [] */
            waits?: components["schemas"]["TrialWait"][];
            /** @default null */
            windowExpiresAt?: string | null;
        };
        /**
         * @description A run waits; `deadline` is when it goes on without what it waits for.
         *
         *         `sender` and `channel` are whose message it waits for, `call` the call whose keys.
         */
        TrialWait: {
            at: string;
            /** @default  */
            call?: string;
            /** @default  */
            channel?: string;
            deadline: string;
            happening: number;
            key: number;
            /** @enum {unknown} */
            kind: "dtmf" | "reply" | "timer";
            run: number;
            /** @default  */
            sender?: string;
            step: string;
        };
        /** @description The customer writes a text, on WhatsApp or by SMS. */
        TrialWrites: {
            /** Format: date-time */
            at: string;
            /**
             * @default whatsapp
             * @enum {unknown}
             */
            channel?: "sms" | "whatsapp";
            /** @default null */
            replyToUmid?: string | null;
            text: string;
            /** @enum {unknown} */
            type: "text";
        };
        /** @description What came of it. `happenings` are those that were sent, with the answers of requests that were made. */
        Tried: {
            happenings: (components["schemas"]["TrialWrites"] | components["schemas"]["TrialTaps"] | components["schemas"]["TrialSends"] | components["schemas"]["TrialFills"] | components["schemas"]["TrialRequests"] | components["schemas"]["TrialTimePasses"] | components["schemas"]["TrialAnswers"] | components["schemas"]["TrialPresses"] | components["schemas"]["TrialJumps"] | components["schemas"]["TrialAgentWrites"] | components["schemas"]["TrialAgentLeaves"])[];
            transcript: components["schemas"]["TrialTranscript"];
        };
        /** @description What a file has. */
        TriedContactImport: {
            columns: string[];
            mapping: (string | null)[];
            people: number;
            problems: components["schemas"]["ImportProblem"][];
            rows: number;
            sample: string[][];
            wrong: number;
        };
        /** @description The message that was sent. */
        TriedTemplate: {
            umid: string;
        };
        /** @description A file to read without importing it; `mapping` says what each column is, without it that is guessed. */
        TryContactImport: {
            mapping?: (string | null)[] | null;
            text: string;
        };
        /** @description A phone to send a template to; values by their place, samples where there are none. */
        TryTemplate: {
            to: string;
            values?: {
                [key: string]: string;
            };
        };
        /** @description A person with an account. */
        User: {
            email: string;
            id: string;
            name: string;
            role: string;
        };
        /** @description A published version in the history, with how many customers are on it. */
        Version: {
            createdAt: string;
            createdBy: string | null;
            name: string;
            note: string | null;
            running: number;
            status: string;
            version: number;
        };
        /** @description A version with its definition and its drawing. */
        VersionDetail: {
            canvas: {
                [key: string]: unknown;
            };
            createdAt: string;
            createdBy: string | null;
            name: string;
            note: string | null;
            source: {
                [key: string]: unknown;
            };
            status: string;
            version: number;
        };
        /** @description A page of the history; `next` is what to give as `before` for the next one. */
        VersionPage: {
            next: number | null;
            versions: components["schemas"]["Version"][];
        };
        /** @description Who is told of a kind of events, and how that is going. Secrets are shown as ***. */
        Webhook: {
            createdAt: string;
            dead: number;
            deliveredAt: string | null;
            enabled: boolean;
            httpAuthorization: string | null;
            id: string;
            oauth: components["schemas"]["WebhookOauth"] | null;
            queued: number;
            secretRotatedAt: string | null;
            subAccountId: string;
            /** @enum {string} */
            type: "MSG" | "CADR" | "CABM";
            updatedAt: string;
            url: string;
            version: number;
        };
        /** @description An event for one receiver. `state`, `detail` and `umid` are of the message that it is about. */
        WebhookDelivery: {
            attempts: number;
            createdAt: string;
            detail: string | null;
            error: string | null;
            eventType: string;
            finishedAt: string | null;
            id: string;
            nextAttemptAt: string | null;
            state: string | null;
            /** @enum {string} */
            status: "queued" | "delivered" | "dead";
            statusCode: number | null;
            subAccountId: string;
            test: boolean;
            tookMs: number | null;
            /** @enum {string} */
            type: "MSG" | "CADR" | "CABM";
            umid: string | null;
            url: string;
            webhookEventId: string;
            webhookId: string | null;
        };
        /** @description A delivery with the body that was sent, and its attempts, oldest first. */
        WebhookDeliveryDetail: {
            attempts: number;
            createdAt: string;
            detail: string | null;
            error: string | null;
            eventType: string;
            finishedAt: string | null;
            id: string;
            nextAttemptAt: string | null;
            request: string | null;
            state: string | null;
            /** @enum {string} */
            status: "queued" | "delivered" | "dead";
            statusCode: number | null;
            subAccountId: string;
            test: boolean;
            tookMs: number | null;
            tries: components["schemas"]["WebhookTry"][];
            /** @enum {string} */
            type: "MSG" | "CADR" | "CABM";
            umid: string | null;
            url: string;
            webhookEventId: string;
            webhookId: string | null;
        };
        /** @description A page of deliveries; `cursor` is null on the last one. */
        WebhookDeliveryList: {
            cursor: string | null;
            deliveries: components["schemas"]["WebhookDelivery"][];
        };
        /** @description The webhooks of the account. */
        WebhookList: {
            webhooks: components["schemas"]["Webhook"][];
        };
        /** @description A new webhook, and the secret that its events are signed with. */
        WebhookMade: {
            signingSecret: string;
            webhook: components["schemas"]["Webhook"];
        };
        /** @description Client credentials with which an access token is fetched before a webhook is called. */
        WebhookOauth: {
            clientId: string;
            clientSecret: string;
            /** @enum {string} */
            credentialsLocation: "header" | "body";
            scope?: string;
            url: string;
        };
        /** @description One attempt; `error` says why there was no answer. */
        WebhookTry: {
            answer: string | null;
            at: string;
            error: string | null;
            statusCode: number | null;
            tookMs: number;
        };
        /** @description A piece of a text that was changed. */
        Word: {
            /** @enum {string} */
            op: "same" | "added" | "removed";
            text: string;
        };
        /** @description Words of one language: those that are built in, added, and removed of the former. */
        WordList: {
            added: string[];
            builtIn: string[];
            removed: string[];
        };
        /** @description A team as it should be. */
        WriteTeam: {
            answerWithinMinutes?: number | null;
            escalatesTo?: string | null;
            hours?: components["schemas"]["TeamHours"] | null;
            members?: string[];
            name: string;
            timeZone?: string | null;
        };
        /** @description Who wrote a message; `name` is the agent's or the journey's, `id` the agent's. */
        WrittenBy: {
            id: string | null;
            instanceId: string | null;
            /** @enum {string} */
            kind: "customer" | "agent" | "journey" | "broadcast" | "program";
            name: string | null;
        };
        /** @description A template as it is submitted, or a draft of one, which may lack anything. */
        WrittenTemplate: {
            allow_category_change?: boolean;
            category?: string;
            components?: {
                [key: string]: unknown;
            }[];
            language?: string;
            message_send_ttl_seconds?: number;
            name?: string;
        };
        /** @description A line whose first cell is no phone number. */
        WrongLine: {
            line: number;
            text: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_bookings_api_chatwright_v1_bookings_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_broadcasts_api_chatwright_v1_broadcasts_get: {
        parameters: {
            query?: {
                before?: number | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastPage"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    create_api_chatwright_v1_broadcasts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBroadcast"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    get_api_chatwright_v1_broadcasts__broadcastId__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    describe_api_chatwright_v1_broadcasts__broadcastId__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DescribeBroadcast"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    remove_api_chatwright_v1_broadcasts__broadcastId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    again_api_chatwright_v1_broadcasts__broadcastId__again_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendAgain"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    cancel_api_chatwright_v1_broadcasts__broadcastId__cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    get_check_api_chatwright_v1_broadcasts__broadcastId__check_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastCheck"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    pause_api_chatwright_v1_broadcasts__broadcastId__pause_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    preview_api_chatwright_v1_broadcasts__broadcastId__preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBroadcast"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastPreview"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    get_recipients_api_chatwright_v1_broadcasts__broadcastId__recipients_get: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
                search?: string;
                state?: string;
            };
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipientPage"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    put_recipients_api_chatwright_v1_broadcasts__broadcastId__recipients_put: {
        parameters: {
            query?: {
                country?: string | null;
                headings?: boolean;
                name?: string;
                phone?: string | null;
            };
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    take_segment_api_chatwright_v1_broadcasts__broadcastId__recipients_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeSegment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    get_results_api_chatwright_v1_broadcasts__broadcastId__results_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    resume_api_chatwright_v1_broadcasts__broadcastId__resume_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    get_rows_api_chatwright_v1_broadcasts__broadcastId__rows_get: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowPage"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    start_api_chatwright_v1_broadcasts__broadcastId__start_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                broadcastId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartBroadcast"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    name_business_api_chatwright_v1_business_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameBusiness"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessNamed"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    get_settings_api_chatwright_v1_consent_settings_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentSettings"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    put_settings_api_chatwright_v1_consent_settings_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetConsent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentSettings"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_attributes_api_chatwright_v1_contact_attributes_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAttributeList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    add_attribute_api_chatwright_v1_contact_attributes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContactAttribute"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAttribute"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    drop_attribute_api_chatwright_v1_contact_attributes__name__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    change_attribute_api_chatwright_v1_contact_attributes__name__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeContactAttribute"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAttribute"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    attribute_use_api_chatwright_v1_contact_attributes__name__use_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAttributeUse"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    begin_import_api_chatwright_v1_contact_imports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContactImport"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactImport"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_import_api_chatwright_v1_contact_imports__importId__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactImport"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    try_import_api_chatwright_v1_contact_imports_try_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryContactImport"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedContactImport"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_tags_api_chatwright_v1_contact_tags_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactTagList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    tag_contacts_api_chatwright_v1_contact_tags_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagContacts"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaggedContacts"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_contacts_api_chatwright_v1_contacts_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                search?: string;
                segment?: string | null;
                tag?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    add_contact_api_chatwright_v1_contacts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContact"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    export_contacts_api_chatwright_v1_contacts_csv_get: {
        parameters: {
            query?: {
                search?: string;
                segment?: string | null;
                tag?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    get_contact_api_chatwright_v1_contacts__contactId__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    change_contact_api_chatwright_v1_contacts__contactId__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeContact"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    erase_api_chatwright_v1_contacts__contactId__erase_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseContact"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedContact"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    export_api_chatwright_v1_contacts__contactId__export_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactExport"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    merge_api_chatwright_v1_contacts__contactId__merge_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeContact"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_timeline_api_chatwright_v1_contacts__contactId__timeline_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactTimeline"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    save_answer_api_chatwright_v1_contacts_current_answers_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAnswer"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    conversation_api_chatwright_v1_conversations__subAccountId___msisdn__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationState"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    instances_of_conversation_api_chatwright_v1_conversations__subAccountId___msisdn__instances_get: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    take_api_chatwright_v1_conversations__subAccountId___msisdn__take_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Take"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    events_api_chatwright_v1_events_get: {
        parameters: {
            query?: {
                subAccountId?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    evaluate_api_chatwright_v1_expressions_evaluate_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Evaluate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluated"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    previewed_api_chatwright_v1_flow_previews__token__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewedFlow"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    validate_api_chatwright_v1_flows_validate_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowText"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowChecked"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_gallery_api_chatwright_v1_gallery_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_gallery_api_chatwright_v1_gallery__galleryId__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                galleryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_handovers_api_chatwright_v1_handovers_get: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                status?: ("open" | "closed") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_handover_api_chatwright_v1_handovers__handoverId__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handoverId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    assign_api_chatwright_v1_handovers__handoverId__assign_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handoverId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assign"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    close_handover_api_chatwright_v1_handovers__handoverId__close_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handoverId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseHandover"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    snooze_api_chatwright_v1_handovers__handoverId__snooze_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handoverId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snooze"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    transfer_api_chatwright_v1_handovers__handoverId__transfer_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handoverId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Transfer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    fetch_api_chatwright_v1_imports_fetch_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FetchAddress"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivedList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_text_api_chatwright_v1_imports_read_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadText"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivedList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_conversations_api_chatwright_v1_inbox_conversations_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                label?: string | null;
                limit?: number;
                only?: string[] | null;
                team?: string | null;
                view?: "mine" | "unassigned" | "open" | "unread" | "unanswered" | "mentions" | "snoozed" | "resolved" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_conversation_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    done_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__done_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    put_labels_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__labels_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelsOf"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelsOf"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    look_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__looking_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Looking"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lookers"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_messages_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__messages_get: {
        parameters: {
            query?: {
                after?: string | null;
                around?: string | null;
                before?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatPage"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    send_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__messages_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendFromInbox"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentFromInbox"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    add_note_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__notes_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatNote"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    mark_read_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__read_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenUpTo"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    show_typing_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__typing_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    mark_unread_api_chatwright_v1_inbox_conversations__subAccountId___msisdn__unread_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_counts_api_chatwright_v1_inbox_counts_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxCounts"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_labels_api_chatwright_v1_inbox_labels_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    make_label_api_chatwright_v1_inbox_labels_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLabel"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    change_label_api_chatwright_v1_inbox_labels__labelId__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                labelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLabel"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    remove_label_api_chatwright_v1_inbox_labels__labelId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                labelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_replies_api_chatwright_v1_inbox_quick_replies_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReplyList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    make_reply_api_chatwright_v1_inbox_quick_replies_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuickReply"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReply"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    change_reply_api_chatwright_v1_inbox_quick_replies__replyId__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuickReply"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReply"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    remove_reply_api_chatwright_v1_inbox_quick_replies__replyId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    search_api_chatwright_v1_inbox_search_get: {
        parameters: {
            query?: {
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxFound"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_instance_api_chatwright_v1_instances__instanceId__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                instanceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instance"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    retry_instance_api_chatwright_v1_instances__instanceId__retry_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                instanceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_invites_api_chatwright_v1_invites_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    make_invite_api_chatwright_v1_invites_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvite"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteMade"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    revoke_invite_api_chatwright_v1_invites__inviteId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inviteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_journeys_api_chatwright_v1_journeys_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    create_journey_api_chatwright_v1_journeys_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewJourney"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_journey_api_chatwright_v1_journeys__journeyId__get: {
        parameters: {
            query?: {
                version?: number | null;
            };
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    delete_journey_api_chatwright_v1_journeys__journeyId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_diff_api_chatwright_v1_journeys__journeyId__diff_get: {
        parameters: {
            query: {
                from: string;
                to?: string;
            };
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    compare_api_chatwright_v1_journeys__journeyId__diff_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Compare"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_draft_api_chatwright_v1_journeys__journeyId__draft_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    save_draft_api_chatwright_v1_journeys__journeyId__draft_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraft"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Saved"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    discard_draft_api_chatwright_v1_journeys__journeyId__draft_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_draft_state_api_chatwright_v1_journeys__journeyId__draft_state_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftState"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    export_journey_api_chatwright_v1_journeys__journeyId__export_get: {
        parameters: {
            query?: {
                version?: string;
            };
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    instances_of_journey_api_chatwright_v1_journeys__journeyId__instances_get: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    publish_api_chatwright_v1_journeys__journeyId__publish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Publish"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Published"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    results_api_chatwright_v1_journeys__journeyId__results_get: {
        parameters: {
            query?: {
                /** @description ISO 8601; UTC when it has no offset */
                from?: string | null;
                /** @description ISO 8601; not included */
                to?: string | null;
                version?: number | null;
            };
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Results"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    written_answers_api_chatwright_v1_journeys__journeyId__results_answers_get: {
        parameters: {
            query: {
                before?: number | null;
                /** @description ISO 8601; UTC when it has no offset */
                from?: string | null;
                limit?: number;
                step: string;
                /** @description ISO 8601; not included */
                to?: string | null;
                version?: number | null;
            };
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerPage"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    export_api_chatwright_v1_journeys__journeyId__results_export_get: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx";
                /** @description ISO 8601; UTC when it has no offset */
                from?: string | null;
                /** @description ISO 8601; not included */
                to?: string | null;
                version?: number | null;
            };
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    set_status_api_chatwright_v1_journeys__journeyId__status_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetStatus"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusSet"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_versions_api_chatwright_v1_journeys__journeyId__versions_get: {
        parameters: {
            query?: {
                before?: number | null;
                limit?: number;
            };
            header?: never;
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionPage"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_version_api_chatwright_v1_journeys__journeyId__versions__version__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    describe_version_api_chatwright_v1_journeys__journeyId__versions__version__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Noted"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    import_journey_api_chatwright_v1_journeys_import_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Import"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_opt_outs_api_chatwright_v1_opt_outs_get: {
        parameters: {
            query?: {
                before?: number | null;
                limit?: number;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptOutPage"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    add_opt_out_api_chatwright_v1_opt_outs_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddOptOut"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptOut"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    lift_opt_out_api_chatwright_v1_opt_outs__address__lift_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftOptOut"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    export_opt_outs_api_chatwright_v1_opt_outs_export_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportedOptOuts"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    import_opt_outs_api_chatwright_v1_opt_outs_import_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportOptOuts"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedOptOuts"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_log_api_chatwright_v1_opt_outs_log_get: {
        parameters: {
            query?: {
                address?: string | null;
                before?: number | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentLog"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_practice_api_chatwright_v1_practice_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practice"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    replace_practice_api_chatwright_v1_practice_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Practice"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practice"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_segments_api_chatwright_v1_segments_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    add_segment_api_chatwright_v1_segments_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveSegment"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    change_segment_api_chatwright_v1_segments__segmentId__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveSegment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    drop_segment_api_chatwright_v1_segments__segmentId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    count_segment_api_chatwright_v1_segments_count_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountSegment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentCount"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_session_api_chatwright_v1_session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    set_up_api_chatwright_v1_setup_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUp"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    sign_in_api_chatwright_v1_sign_in_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    sign_out_api_chatwright_v1_sign_out_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_subaccounts_api_chatwright_v1_subaccounts_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubaccountList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_channel_api_chatwright_v1_subaccounts__subAccountId__channel_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelSet"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    set_channel_api_chatwright_v1_subaccounts__subAccountId__channel_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetChannel"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelSet"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    check_channel_api_chatwright_v1_subaccounts__subAccountId__channel_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelHealth"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_keys_api_chatwright_v1_subaccounts__subAccountId__flow_keys_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowKeys"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    set_keys_api_chatwright_v1_subaccounts__subAccountId__flow_keys_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetFlowKeys"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowKeys"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_flows_api_chatwright_v1_subaccounts__subAccountId__flows_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    create_api_chatwright_v1_subaccounts__subAccountId__flows_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFlow"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    update_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedFlow"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    delete_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    deprecate_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__deprecate_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    set_endpoint_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__endpoint_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetFlowEndpoint"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowEndpoint"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    check_endpoint_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__ping_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowPing"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    preview_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowPreview"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    publish_api_chatwright_v1_subaccounts__subAccountId__flows__flowId__publish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    refresh_flows_api_chatwright_v1_subaccounts__subAccountId__flows_refresh_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_drafts_api_chatwright_v1_subaccounts__subAccountId__template_drafts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDraftList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    make_draft_api_chatwright_v1_subaccounts__subAccountId__template_drafts_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepDraft"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDraft"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    save_draft_api_chatwright_v1_subaccounts__subAccountId__template_drafts__draftId__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draftId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepDraft"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDraft"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    delete_draft_api_chatwright_v1_subaccounts__subAccountId__template_drafts__draftId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draftId: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    languages_api_chatwright_v1_subaccounts__subAccountId__template_languages_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateLanguageList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_templates_api_chatwright_v1_subaccounts__subAccountId__templates_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    submit_api_chatwright_v1_subaccounts__subAccountId__templates_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitTemplate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    delete_api_chatwright_v1_subaccounts__subAccountId__templates__name__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    edit_api_chatwright_v1_subaccounts__subAccountId__templates__name___language__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                name: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrittenTemplate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    appeal_api_chatwright_v1_subaccounts__subAccountId__templates__name___language__appeal_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                name: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    try_out_api_chatwright_v1_subaccounts__subAccountId__templates__name___language__test_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                name: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryTemplate"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedTemplate"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    check_api_chatwright_v1_subaccounts__subAccountId__templates_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckTemplate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedTemplate"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    refresh_api_chatwright_v1_subaccounts__subAccountId__templates_refresh_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_teams_api_chatwright_v1_teams_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    make_team_api_chatwright_v1_teams_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteTeam"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    change_team_api_chatwright_v1_teams__teamId__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteTeam"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    delete_team_api_chatwright_v1_teams__teamId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    test_call_api_chatwright_v1_test_calls_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestCall"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestAnswer"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    try_journey_api_chatwright_v1_trials_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Trial"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tried"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_users_api_chatwright_v1_users_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamUserList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    change_user_api_chatwright_v1_users__userId__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUser"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamUser"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    change_own_api_chatwright_v1_users_me_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOwn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamUser"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    be_present_api_chatwright_v1_users_me_presence_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BePresent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamUser"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_deliveries_api_chatwright_v1_webhook_deliveries_get: {
        parameters: {
            query?: {
                before?: string | null;
                limit?: number;
                since?: string | null;
                status?: ("queued" | "delivered" | "dead") | null;
                type?: ("MSG" | "CADR" | "CABM") | null;
                until?: string | null;
                webhookId?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_delivery_api_chatwright_v1_webhook_deliveries__deliveryId__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    redeliver_api_chatwright_v1_webhook_deliveries__deliveryId__redeliver_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redelivered"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    redeliver_dead_api_chatwright_v1_webhook_deliveries_redeliver_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeliverDead"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redelivered"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    list_webhooks_api_chatwright_v1_webhooks_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    make_webhook_api_chatwright_v1_webhooks_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookMade"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    change_webhook_api_chatwright_v1_webhooks__webhookId__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWebhook"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    delete_webhook_api_chatwright_v1_webhooks__webhookId__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    rotate_secret_api_chatwright_v1_webhooks__webhookId__secret_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningSecret"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    send_test_api_chatwright_v1_webhooks__webhookId__test_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestSent"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_clock_api_simulator_v1_subaccounts__subAccountId__clock_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockTime"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    move_clock_api_simulator_v1_subaccounts__subAccountId__clock_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipTime"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockTime"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    open_flow_api_simulator_v1_subaccounts__subAccountId__flows__umid__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
                umid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedFlow"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    exchange_data_api_simulator_v1_subaccounts__subAccountId__flows__umid__exchange_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
                umid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowExchange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowNextScreen"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    inbound_api_simulator_v1_subaccounts__subAccountId__inbound_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Inbound"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Received"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    phones_api_simulator_v1_subaccounts__subAccountId__phones_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    phone_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneState"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    calls_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__calls_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    dtmf_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__calls__uid__dtmf_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Keys"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heard"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    messages_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__messages_get: {
        parameters: {
            query?: {
                after?: string | null;
                before?: string | null;
                limit?: string | null;
                unseen?: string | null;
            };
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    preference_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__preference_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preference"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_api_simulator_v1_subaccounts__subAccountId__phones__msisdn__read_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msisdn: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    read_settings_api_simulator_v1_subaccounts__subAccountId__template_review_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewSettings"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    write_settings_api_simulator_v1_subaccounts__subAccountId__template_review_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetReview"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewSettings"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    states_api_simulator_v1_subaccounts__subAccountId__templates__name___language__states_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                name: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateStates"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    rate_api_simulator_v1_subaccounts__subAccountId__templates__name__quality_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rating"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    review_api_simulator_v1_subaccounts__subAccountId__templates__name__review_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                subAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Review"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description What went wrong, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
}
