"""The parts of the statement that writes a turn.

A part's parameters are numbered by `{0}`, `{1}` ...; `$1` is the account, `$2` the instance. What a part depends on
stands in its `from`, so that the conversation is always locked first.
"""

from chatwright.store.events_out import receipts

PARTS: dict[str, str] = {
    "new home": """
person as (
  insert into contacts as p (account_id, address, name) values ($1, {2}, {3})
  on conflict (account_id, address) do update set name = coalesce(p.name, excluded.name)
  returning coalesce(p.merged_into, p.id) as id
), home as (
  insert into conversations
    (account_id, sub_account_id, channel, address, name, window_expires_at, contact_id, revision,
     pending, sender_id, sender_until, active_at, unanswered, heard_at)
  select $1, {0}, {1}, {2}, {3}, {4}::timestamptz, p.id, 1, {5}::integer, {6}::uuid, {7}::timestamptz,
         now(), {5}::integer = 0, now()
  from person p
  on conflict do nothing
  returning id, sender_id, window_expires_at, revision, pending, opted_out, handover_id
)""",
    "home hears": """
home as (
  update conversations c set
    name = coalesce({2}, c.name), window_expires_at = greatest(c.window_expires_at, {3}::timestamptz),
    revision = c.revision + 1, updated_at = now(), active_at = now(), unanswered = true,
    heard_at = now()
  where c.account_id = $1 and c.id = {0}::bigint and c.revision = {1}::integer
  returning c.id, c.sender_id, c.window_expires_at, c.revision, c.pending, c.opted_out, c.handover_id
)""",
    "home hears and says": """
home as (
  update conversations c set
    name = coalesce({2}, c.name), window_expires_at = greatest(c.window_expires_at, {3}::timestamptz),
    revision = c.revision + 1, updated_at = now(), active_at = now(), unanswered = false,
    heard_at = now(), pending = c.pending + {4}::integer,
    sender_id = case when c.pending <= 0 or c.sender_until < now() then {5}::uuid else c.sender_id end,
    sender_until =
      case when c.pending <= 0 or c.sender_until < now() then {6}::timestamptz else c.sender_until end
  where c.account_id = $1 and c.id = {0}::bigint and c.revision = {1}::integer
  returning c.id, c.sender_id, c.window_expires_at, c.revision, c.pending, c.opted_out, c.handover_id
)""",
    "home says": """
home as (
  update conversations c set
    updated_at = now(), unanswered = false, pending = c.pending + {1}::integer,
    sender_id = case when c.pending <= 0 or c.sender_until < now() then {2}::uuid else c.sender_id end,
    sender_until =
      case when c.pending <= 0 or c.sender_until < now() then {3}::timestamptz else c.sender_until end
  where c.account_id = $1 and c.id = {0}::bigint
  returning c.id, c.sender_id, c.window_expires_at, c.revision, c.pending, c.opted_out, c.handover_id
)""",
    "received": """
received as (
  insert into messages
    (account_id, conversation_id, sub_account_id, direction, umid, provider_id, type, content, options, state,
     created_at, instance_id, key)
  select $1, h.id, {0}, 'inbound', {1}, {1}, {2}, {3}, {4}, 'received', {5}::timestamptz, {6}::uuid, {7}::integer
  from home h
  returning id
)""",
    "started": """
instance as (
  insert into instances
    (account_id, id, definition_id, version, sub_account_id, conversation_id, status, faulted, test, state,
     started_at, completed_at)
  values ($1, $2, {0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9})
  returning id
)""",
    "started at home": """
instance as (
  insert into instances
    (account_id, id, definition_id, version, sub_account_id, conversation_id, status, faulted, test, state,
     started_at, completed_at)
  select $1, $2, {0}::uuid, {1}::integer, {2}, h.id, {3}, {4}::boolean, {5}::boolean, {6}, {7}::timestamptz,
         {8}::timestamptz
  from home h
  returning id
)""",
    "moved": """
instance as (
  update instances i set
    status = {0}, faulted = {1}, state = {2}, completed_at = {3}, revision = i.revision + 1,
    conversation_id = coalesce(i.conversation_id, {5}::bigint)
  where i.account_id = $1 and i.id = $2 and i.revision = {4}
  returning i.id
)""",
    "moved at home": """
instance as (
  update instances i set
    status = {0}, faulted = {1}, state = {2}, completed_at = {3}, revision = i.revision + 1
  from home h
  where i.account_id = $1 and i.id = $2 and i.revision = {4}
  returning i.id
)""",
    "released": """
released as (
  delete from armed where account_id = $1 and instance_id = $2 and key = any({0}::integer[])
)""",
    "armed": """
newly_armed as (
  insert into armed (account_id, instance_id, key, kind, body, sub_account_id, channel, sender, due_at)
  select $1, $2, * from unnest({0}::integer[], {1}::text[], {2}::text[], {3}::text[], {4}::text[], {5}::text[],
                               {6}::timestamptz[])
)""",
    "logged": """
logged as (
  insert into instance_log (account_id, instance_id, seq, step, status, at, came_from, note)
  select $1, $2, * from unnest({0}::integer[], {1}::text[], {2}::text[], {3}::timestamptz[], {4}::integer[],
                               {5}::text[])
)""",
    "failed": """
failed as (
  insert into instance_errors (account_id, instance_id, step, message, at)
  select $1, $2, * from unnest({0}::text[], {1}::text[], {2}::timestamptz[])
)""",
    "answers saved": """
answers_saved as (
  update contacts p set
    attributes = p.attributes || {1}::jsonb,
    name = coalesce({2}::jsonb ->> 'name', p.name), email = coalesce({2}::jsonb ->> 'email', p.email),
    language = coalesce({2}::jsonb ->> 'language', p.language),
    time_zone = coalesce({2}::jsonb ->> 'timeZone', p.time_zone),
    tags = p.tags || array(select tag from unnest({3}::text[]) tag where tag <> all(p.tags)), updated_at = now()
  from instance i where p.account_id = $1 and p.id = {0}::uuid
  returning p.id
), answers_told as (
  insert into contact_events (account_id, contact_id, kind, detail, instance_id)
  select $1, s.id, 'answered', {4}, $2 from answers_saved s
)""",
    "counted": """
counted as (
  insert into instance_counts as n
    (account_id, definition_id, version, month, shard, started, completed, terminated)
  values ($1, {0}, {1}, date_trunc('month', {2}::timestamptz at time zone 'UTC')::date, {3}, {4}, {5}, {6})
  on conflict (account_id, definition_id, version, month, shard) do update set
    started = n.started + excluded.started, completed = n.completed + excluded.completed,
    terminated = n.terminated + excluded.terminated
)""",
    "says": """
queued as (
  insert into messages
    (account_id, conversation_id, sub_account_id, direction, umid, client_message_id, type, content, options,
     state, instance_id, key, created_at)
  select $1, h.id, m.sub_account_id, 'outbound', m.umid, m.client_message_id, m.type, m.content, m.options,
         'queued', $2, m.key, m.created_at
  from home h, unnest({0}::text[], {1}::text[], {2}::text[], {3}::text[], {4}::text[], {5}::text[],
                      {6}::integer[], {7}::timestamptz[])
    with ordinality as m (sub_account_id, umid, client_message_id, type, content, options, key, created_at, n)
  order by m.n
  returning id
)""",
    "received is told": """
received_told as (
  insert into webhook_events (account_id, receiver, kind, sub_account_id, lane, event, at)
  select $1, w.id, 'MSG', {0}, h.id, {1}, {2}::timestamptz from home h, webhooks w
  where w.account_id = $1 and w.kind = 'MSG' and w.enabled and w.sub_account_id in ('*', {0})
)""",
    "says is told": receipts("queued", at="c.created_at", name="queued_told"),
}

TELLING = (
    "returning account_id, id, sub_account_id, state, detail, error, options, dlr_callback_url, created_at"
)
"""What `says` answers in place of the id alone when webhooks are told of it."""

WIDTHS = {
    name: 1 + max((n for n in range(12) if f"{{{n}}}" in text), default=-1) for name, text in PARTS.items()
}
