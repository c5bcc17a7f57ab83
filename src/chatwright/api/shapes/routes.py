"""The table of the native API: what each route takes and answers."""

from __future__ import annotations

from typing import NamedTuple

from chatwright.api import trials
from chatwright.api.shapes import (
    broadcasts,
    consent,
    contacts,
    conversations,
    desk,
    exchange,
    flows,
    inbox,
    instances,
    journeys,
    practice,
    results,
    session,
    simulator,
    subaccounts,
    templates,
    versions,
    webhooks,
)

NATIVE = "/api/chatwright/v1"
SIMULATOR = "/api/simulator/v1/subaccounts/{subAccountId}"
JOURNEY = NATIVE + "/journeys/{journeyId}"
FLOWS = NATIVE + "/subaccounts/{subAccountId}/flows"
CONTACT = NATIVE + "/contacts/{contactId}"
ATTRIBUTE = NATIVE + "/contact-attributes/{name}"
FLOW = FLOWS + "/{flowId}"
INBOX = NATIVE + "/inbox"
CHAT = INBOX + "/conversations/{subAccountId}/{msisdn}"
BROADCAST = NATIVE + "/broadcasts/{broadcastId}"


class Shapes(NamedTuple):
    """What a route answers when it goes well, and what it takes; None for nothing.

    `is_stream` and `is_csv` are no JSON; `takes_csv` is a list as a spreadsheet saves it.
    """

    answers: type | None = None
    takes: type | None = None
    is_stream: bool = False
    is_csv: bool = False
    takes_csv: bool = False


ROUTES: dict[tuple[str, str], Shapes] = {
    ("get", f"{NATIVE}/session"): Shapes(session.Session),
    ("post", f"{NATIVE}/setup"): Shapes(session.Session, session.SetUp),
    ("post", f"{NATIVE}/sign-in"): Shapes(session.Session, session.SignIn),
    ("post", f"{NATIVE}/sign-out"): Shapes(),
    ("get", f"{NATIVE}/journeys"): Shapes(journeys.JourneyList),
    ("post", f"{NATIVE}/journeys"): Shapes(journeys.Made, journeys.NewJourney),
    ("get", JOURNEY): Shapes(journeys.JourneyDetail),
    ("delete", JOURNEY): Shapes(),
    ("get", f"{JOURNEY}/draft"): Shapes(journeys.Draft),
    ("put", f"{JOURNEY}/draft"): Shapes(journeys.Saved, journeys.SaveDraft),
    ("delete", f"{JOURNEY}/draft"): Shapes(),
    ("get", f"{JOURNEY}/draft/state"): Shapes(journeys.DraftState),
    ("post", f"{JOURNEY}/publish"): Shapes(journeys.Published, journeys.Publish),
    ("post", f"{JOURNEY}/status"): Shapes(journeys.StatusSet, journeys.SetStatus),
    ("get", f"{JOURNEY}/instances"): Shapes(instances.InstanceList),
    ("get", f"{JOURNEY}/results"): Shapes(results.Results),
    ("get", f"{JOURNEY}/results/answers"): Shapes(results.AnswerPage),
    ("get", f"{JOURNEY}/results/export"): Shapes(is_stream=True),
    ("get", f"{JOURNEY}/versions"): Shapes(versions.VersionPage),
    ("get", JOURNEY + "/versions/{version}"): Shapes(versions.VersionDetail),
    ("patch", JOURNEY + "/versions/{version}"): Shapes(versions.Noted, versions.Note),
    ("get", f"{JOURNEY}/diff"): Shapes(versions.Comparison),
    ("post", f"{JOURNEY}/diff"): Shapes(versions.Comparison, versions.Compare),
    ("get", f"{JOURNEY}/export"): Shapes(exchange.Export),
    ("post", f"{NATIVE}/journeys/import"): Shapes(journeys.Made, exchange.Import),
    ("post", f"{NATIVE}/imports/read"): Shapes(exchange.ArrivedList, exchange.ReadText),
    ("post", f"{NATIVE}/imports/fetch"): Shapes(exchange.ArrivedList, exchange.FetchAddress),
    ("get", f"{NATIVE}/gallery"): Shapes(exchange.ReadyList),
    ("get", NATIVE + "/gallery/{galleryId}"): Shapes(exchange.ReadyDetail),
    ("post", f"{NATIVE}/expressions/evaluate"): Shapes(exchange.Evaluated, exchange.Evaluate),
    ("post", f"{NATIVE}/test-calls"): Shapes(exchange.TestAnswer, exchange.TestCall),
    ("post", f"{NATIVE}/trials"): Shapes(trials.Tried, trials.Trial),
    ("get", NATIVE + "/conversations/{subAccountId}/{msisdn}/instances"): Shapes(instances.InstanceList),
    ("get", NATIVE + "/instances/{instanceId}"): Shapes(instances.Instance),
    ("post", NATIVE + "/instances/{instanceId}/retry"): Shapes(journeys.Made),
    ("get", f"{NATIVE}/bookings"): Shapes(instances.BookingList),
    ("get", f"{NATIVE}/practice"): Shapes(practice.Practice),
    ("put", f"{NATIVE}/practice"): Shapes(practice.Practice, practice.Practice),
    ("get", f"{NATIVE}/events"): Shapes(is_stream=True),
    ("get", f"{NATIVE}/handovers"): Shapes(desk.HandoverList),
    ("get", NATIVE + "/handovers/{handoverId}"): Shapes(desk.Handover),
    ("post", NATIVE + "/conversations/{subAccountId}/{msisdn}/take"): Shapes(desk.Handover, desk.Take),
    ("post", NATIVE + "/handovers/{handoverId}/assign"): Shapes(desk.Handover, desk.Assign),
    ("post", NATIVE + "/handovers/{handoverId}/transfer"): Shapes(desk.Handover, desk.Transfer),
    ("post", NATIVE + "/handovers/{handoverId}/snooze"): Shapes(desk.Handover, desk.Snooze),
    ("post", NATIVE + "/handovers/{handoverId}/close"): Shapes(desk.Handover, desk.CloseHandover),
    ("get", f"{INBOX}/conversations"): Shapes(inbox.InboxPage),
    ("get", f"{INBOX}/counts"): Shapes(inbox.InboxCounts),
    ("get", f"{INBOX}/search"): Shapes(inbox.InboxFound),
    ("get", CHAT): Shapes(inbox.InboxDetail),
    ("post", f"{CHAT}/looking"): Shapes(inbox.Lookers, inbox.Looking),
    ("put", f"{CHAT}/labels"): Shapes(inbox.LabelsOf, inbox.LabelsOf),
    ("post", f"{CHAT}/done"): Shapes(),
    ("post", f"{CHAT}/unread"): Shapes(),
    ("get", f"{CHAT}/messages"): Shapes(inbox.ChatPage),
    ("post", f"{CHAT}/messages"): Shapes(inbox.SentFromInbox, inbox.SendFromInbox),
    ("post", f"{CHAT}/notes"): Shapes(inbox.ChatNote, inbox.NewNote),
    ("post", f"{CHAT}/read"): Shapes(takes=inbox.SeenUpTo),
    ("post", f"{CHAT}/typing"): Shapes(),
    ("get", f"{INBOX}/labels"): Shapes(inbox.LabelList),
    ("post", f"{INBOX}/labels"): Shapes(inbox.Label, inbox.NewLabel),
    ("put", INBOX + "/labels/{labelId}"): Shapes(inbox.Label, inbox.NewLabel),
    ("delete", INBOX + "/labels/{labelId}"): Shapes(),
    ("get", f"{INBOX}/quick-replies"): Shapes(inbox.QuickReplyList),
    ("post", f"{INBOX}/quick-replies"): Shapes(inbox.QuickReply, inbox.NewQuickReply),
    ("put", INBOX + "/quick-replies/{replyId}"): Shapes(inbox.QuickReply, inbox.NewQuickReply),
    ("delete", INBOX + "/quick-replies/{replyId}"): Shapes(),
    ("get", f"{NATIVE}/users"): Shapes(desk.TeamUserList),
    ("patch", f"{NATIVE}/users/me"): Shapes(desk.TeamUser, desk.ChangeOwn),
    ("put", f"{NATIVE}/users/me/presence"): Shapes(desk.TeamUser, desk.BePresent),
    ("patch", NATIVE + "/users/{userId}"): Shapes(desk.TeamUser, desk.ChangeUser),
    ("get", f"{NATIVE}/invites"): Shapes(desk.InviteList),
    ("post", f"{NATIVE}/invites"): Shapes(desk.InviteMade, desk.NewInvite),
    ("delete", NATIVE + "/invites/{inviteId}"): Shapes(),
    ("put", f"{NATIVE}/business"): Shapes(desk.BusinessNamed, desk.NameBusiness),
    ("get", f"{NATIVE}/teams"): Shapes(desk.TeamList),
    ("post", f"{NATIVE}/teams"): Shapes(desk.Team, desk.WriteTeam),
    ("put", NATIVE + "/teams/{teamId}"): Shapes(desk.Team, desk.WriteTeam),
    ("delete", NATIVE + "/teams/{teamId}"): Shapes(),
    ("get", NATIVE + "/conversations/{subAccountId}/{msisdn}"): Shapes(conversations.ConversationState),
    ("get", f"{NATIVE}/broadcasts"): Shapes(broadcasts.BroadcastPage),
    ("post", f"{NATIVE}/broadcasts"): Shapes(broadcasts.Broadcast, broadcasts.NewBroadcast),
    ("get", BROADCAST): Shapes(broadcasts.Broadcast),
    ("put", BROADCAST): Shapes(broadcasts.Broadcast, broadcasts.DescribeBroadcast),
    ("delete", BROADCAST): Shapes(),
    ("get", f"{BROADCAST}/recipients"): Shapes(broadcasts.RecipientPage),
    ("put", f"{BROADCAST}/recipients"): Shapes(broadcasts.Broadcast, takes_csv=True),
    ("post", f"{BROADCAST}/recipients"): Shapes(broadcasts.Broadcast, broadcasts.TakeSegment),
    ("get", f"{BROADCAST}/rows"): Shapes(broadcasts.RowPage),
    ("post", f"{BROADCAST}/preview"): Shapes(broadcasts.BroadcastPreview, broadcasts.PreviewBroadcast),
    ("get", f"{BROADCAST}/check"): Shapes(broadcasts.BroadcastCheck),
    ("post", f"{BROADCAST}/start"): Shapes(broadcasts.Broadcast, broadcasts.StartBroadcast),
    ("post", f"{BROADCAST}/pause"): Shapes(broadcasts.Broadcast),
    ("post", f"{BROADCAST}/resume"): Shapes(broadcasts.Broadcast),
    ("post", f"{BROADCAST}/cancel"): Shapes(broadcasts.Broadcast),
    ("post", f"{BROADCAST}/again"): Shapes(broadcasts.Broadcast, broadcasts.SendAgain),
    ("get", f"{BROADCAST}/results"): Shapes(is_csv=True),
    ("get", f"{NATIVE}/opt-outs"): Shapes(consent.OptOutPage),
    ("post", f"{NATIVE}/opt-outs"): Shapes(consent.OptOut, consent.AddOptOut),
    ("post", NATIVE + "/opt-outs/{address}/lift"): Shapes(takes=consent.LiftOptOut),
    ("get", f"{NATIVE}/opt-outs/log"): Shapes(consent.ConsentLog),
    ("post", f"{NATIVE}/opt-outs/import"): Shapes(consent.ImportedOptOuts, consent.ImportOptOuts),
    ("get", f"{NATIVE}/opt-outs/export"): Shapes(consent.ExportedOptOuts),
    ("get", f"{NATIVE}/consent-settings"): Shapes(consent.ConsentSettings),
    ("put", f"{NATIVE}/consent-settings"): Shapes(consent.ConsentSettings, consent.SetConsent),
    ("get", f"{NATIVE}/contacts"): Shapes(contacts.ContactPage),
    ("post", f"{NATIVE}/contacts"): Shapes(contacts.Contact, contacts.NewContact),
    ("post", f"{NATIVE}/contacts/current/answers"): Shapes(contacts.SavedAnswer, contacts.SaveAnswer),
    ("get", CONTACT): Shapes(contacts.Contact),
    ("patch", CONTACT): Shapes(contacts.Contact, contacts.ChangeContact),
    ("get", f"{CONTACT}/timeline"): Shapes(contacts.ContactTimeline),
    ("post", f"{CONTACT}/merge"): Shapes(contacts.Contact, contacts.MergeContact),
    ("get", f"{CONTACT}/export"): Shapes(contacts.ContactExport),
    ("post", f"{CONTACT}/erase"): Shapes(contacts.ErasedContact, contacts.EraseContact),
    ("get", f"{NATIVE}/contacts.csv"): Shapes(is_stream=True),
    ("post", f"{NATIVE}/contact-imports/try"): Shapes(contacts.TriedContactImport, contacts.TryContactImport),
    ("post", f"{NATIVE}/contact-imports"): Shapes(contacts.ContactImport, contacts.NewContactImport),
    ("get", NATIVE + "/contact-imports/{importId}"): Shapes(contacts.ContactImport),
    ("get", f"{NATIVE}/contact-tags"): Shapes(contacts.ContactTagList),
    ("post", f"{NATIVE}/contact-tags"): Shapes(contacts.TaggedContacts, contacts.TagContacts),
    ("get", f"{NATIVE}/contact-attributes"): Shapes(contacts.ContactAttributeList),
    ("post", f"{NATIVE}/contact-attributes"): Shapes(contacts.ContactAttribute, contacts.NewContactAttribute),
    ("patch", ATTRIBUTE): Shapes(contacts.ContactAttribute, contacts.ChangeContactAttribute),
    ("get", f"{ATTRIBUTE}/use"): Shapes(contacts.ContactAttributeUse),
    ("delete", ATTRIBUTE): Shapes(),
    ("get", f"{NATIVE}/segments"): Shapes(contacts.SegmentList),
    ("post", f"{NATIVE}/segments"): Shapes(contacts.Segment, contacts.SaveSegment),
    ("post", f"{NATIVE}/segments/count"): Shapes(contacts.SegmentCount, contacts.CountSegment),
    ("put", NATIVE + "/segments/{segmentId}"): Shapes(contacts.Segment, contacts.SaveSegment),
    ("delete", NATIVE + "/segments/{segmentId}"): Shapes(),
    ("get", f"{NATIVE}/subaccounts"): Shapes(subaccounts.SubaccountList),
    ("put", NATIVE + "/subaccounts/{subAccountId}/channel"): Shapes(
        subaccounts.ChannelSet, subaccounts.SetChannel
    ),
    ("get", NATIVE + "/subaccounts/{subAccountId}/channel"): Shapes(subaccounts.ChannelSet),
    ("post", NATIVE + "/subaccounts/{subAccountId}/channel/check"): Shapes(subaccounts.ChannelHealth),
    ("get", NATIVE + "/subaccounts/{subAccountId}/templates"): Shapes(templates.TemplateList),
    ("post", NATIVE + "/subaccounts/{subAccountId}/templates"): Shapes(
        templates.Template, templates.SubmitTemplate
    ),
    ("post", NATIVE + "/subaccounts/{subAccountId}/templates/check"): Shapes(
        templates.CheckedTemplate, templates.CheckTemplate
    ),
    ("post", NATIVE + "/subaccounts/{subAccountId}/templates/refresh"): Shapes(templates.TemplateList),
    ("delete", NATIVE + "/subaccounts/{subAccountId}/templates/{name}"): Shapes(),
    ("put", NATIVE + "/subaccounts/{subAccountId}/templates/{name}/{language}"): Shapes(
        templates.Template, templates.WrittenTemplate
    ),
    ("post", NATIVE + "/subaccounts/{subAccountId}/templates/{name}/{language}/appeal"): Shapes(
        templates.Template
    ),
    ("post", NATIVE + "/subaccounts/{subAccountId}/templates/{name}/{language}/test"): Shapes(
        templates.TriedTemplate, templates.TryTemplate
    ),
    ("get", NATIVE + "/subaccounts/{subAccountId}/template-languages"): Shapes(
        templates.TemplateLanguageList
    ),
    ("get", NATIVE + "/subaccounts/{subAccountId}/template-drafts"): Shapes(templates.TemplateDraftList),
    ("post", NATIVE + "/subaccounts/{subAccountId}/template-drafts"): Shapes(
        templates.TemplateDraft, templates.KeepDraft
    ),
    ("put", NATIVE + "/subaccounts/{subAccountId}/template-drafts/{draftId}"): Shapes(
        templates.TemplateDraft, templates.KeepDraft
    ),
    ("delete", NATIVE + "/subaccounts/{subAccountId}/template-drafts/{draftId}"): Shapes(),
    ("get", FLOWS): Shapes(flows.FlowList),
    ("post", FLOWS): Shapes(flows.FlowDetail, flows.NewFlow),
    ("post", f"{FLOWS}/refresh"): Shapes(flows.FlowList),
    ("get", FLOW): Shapes(flows.FlowDetail),
    ("put", FLOW): Shapes(flows.FlowDetail, flows.ChangedFlow),
    ("delete", FLOW): Shapes(),
    ("post", f"{FLOW}/publish"): Shapes(flows.FlowDetail),
    ("post", f"{FLOW}/deprecate"): Shapes(flows.FlowDetail),
    ("post", f"{FLOW}/preview"): Shapes(flows.FlowPreview),
    ("put", f"{FLOW}/endpoint"): Shapes(flows.FlowEndpoint, flows.SetFlowEndpoint),
    ("post", f"{FLOW}/ping"): Shapes(flows.FlowPing),
    ("post", f"{NATIVE}/flows/validate"): Shapes(flows.FlowChecked, flows.FlowText),
    ("get", NATIVE + "/flow-previews/{token}"): Shapes(flows.PreviewedFlow),
    ("get", NATIVE + "/subaccounts/{subAccountId}/flow-keys"): Shapes(flows.FlowKeys),
    ("put", NATIVE + "/subaccounts/{subAccountId}/flow-keys"): Shapes(flows.FlowKeys, flows.SetFlowKeys),
    ("get", SIMULATOR + "/flows/{umid}"): Shapes(flows.OpenedFlow),
    ("post", SIMULATOR + "/flows/{umid}/exchange"): Shapes(flows.FlowNextScreen, flows.FlowExchange),
    ("get", f"{NATIVE}/webhooks"): Shapes(webhooks.WebhookList),
    ("post", f"{NATIVE}/webhooks"): Shapes(webhooks.WebhookMade, webhooks.NewWebhook),
    ("put", NATIVE + "/webhooks/{webhookId}"): Shapes(webhooks.Webhook, webhooks.ChangeWebhook),
    ("delete", NATIVE + "/webhooks/{webhookId}"): Shapes(),
    ("post", NATIVE + "/webhooks/{webhookId}/secret"): Shapes(webhooks.SigningSecret),
    ("post", NATIVE + "/webhooks/{webhookId}/test"): Shapes(webhooks.TestSent),
    ("get", f"{NATIVE}/webhook-deliveries"): Shapes(webhooks.WebhookDeliveryList),
    ("get", NATIVE + "/webhook-deliveries/{deliveryId}"): Shapes(webhooks.WebhookDeliveryDetail),
    ("post", NATIVE + "/webhook-deliveries/{deliveryId}/redeliver"): Shapes(webhooks.Redelivered),
    ("post", f"{NATIVE}/webhook-deliveries/redeliver"): Shapes(webhooks.Redelivered, webhooks.RedeliverDead),
    ("post", f"{SIMULATOR}/inbound"): Shapes(simulator.Received, simulator.Inbound),
    ("get", f"{SIMULATOR}/phones"): Shapes(simulator.PhoneList),
    ("get", SIMULATOR + "/phones/{msisdn}"): Shapes(simulator.PhoneState),
    ("get", SIMULATOR + "/phones/{msisdn}/messages"): Shapes(simulator.MessageList),
    ("post", SIMULATOR + "/phones/{msisdn}/read"): Shapes(),
    ("get", SIMULATOR + "/phones/{msisdn}/calls"): Shapes(simulator.CallList),
    ("post", SIMULATOR + "/phones/{msisdn}/calls/{uid}/dtmf"): Shapes(simulator.Heard, simulator.Keys),
    ("get", f"{SIMULATOR}/clock"): Shapes(simulator.ClockTime),
    ("post", f"{SIMULATOR}/clock"): Shapes(simulator.ClockTime, simulator.SkipTime),
    ("post", f"{SIMULATOR}/phones/{{msisdn}}/preference"): Shapes(None, simulator.Preference),
    ("post", SIMULATOR + "/templates/{name}/review"): Shapes(templates.TemplateList, templates.Review),
    ("post", SIMULATOR + "/templates/{name}/quality"): Shapes(templates.TemplateList, templates.Rating),
    ("get", f"{SIMULATOR}/template-review"): Shapes(templates.ReviewSettings),
    ("put", f"{SIMULATOR}/template-review"): Shapes(templates.ReviewSettings, templates.SetReview),
    ("get", SIMULATOR + "/templates/{name}/{language}/states"): Shapes(templates.TemplateStates),
}
"""Every route of the native API; a test fails for one that is missing."""
