/** Mail, calendar and call objects: present in every workspace of Twenty, without records in ours. Notation: see `notation.ts`. */
export const MAIL_OBJECTS = `
calendarEventParticipant calendarEventParticipants | Calendar event participant | Calendar event participants | IconCalendar | system | handle | Calendar event participants
  handle TEXT
  displayName TEXT
  isOrganizer BOOLEAN! =false
  responseStatus SELECT! ='NEEDS_ACTION' [NEEDS_ACTION:Needs Action/orange | DECLINED/red | TENTATIVE/yellow | ACCEPTED/green]
  calendarEvent! > calendarEvent . calendarEventParticipants "Event ID" / "Event Participants" CASCADE
  person > person . calendarEventParticipants
  workspaceMember > workspaceMember . calendarEventParticipants

messageListMember messageListMembers | List Member | List Members | IconUser | system | id | A person's membership in a list
  list! > messageList . members CASCADE
  person! > person . listMemberships / "Lists" CASCADE

calendarChannelEventAssociation calendarChannelEventAssociations | Calendar Channel Event Association | Calendar Channel Event Associations | IconCalendar | system | id | Calendar Channel Event Associations
  eventExternalId TEXT "Event external ID"
  recurringEventExternalId TEXT "Recurring Event ID"
  calendarChannelId UUID! "Channel ID"
  calendarEvent! > calendarEvent . calendarChannelEventAssociations "Event ID" CASCADE

calendarEvent calendarEvents | Calendar event | Calendar events | IconCalendar | system | title | Calendar events
  title TEXT
  isCanceled BOOLEAN! "Is canceled" =false
  isFullDay BOOLEAN! =false
  startsAt DATE_TIME "Start Date"
  endsAt DATE_TIME "End Date"
  externalCreatedAt DATE_TIME "Creation DateTime"
  externalUpdatedAt DATE_TIME "Update DateTime"
  description TEXT {"displayedMaxRows":99}
  location TEXT
  iCalUid TEXT "iCal UID"
  conferenceSolution TEXT
  conferenceLink LINKS "Meet Link"

messageParticipant messageParticipants | Message Participant | Message Participants | IconUserCircle | system | handle | Message Participants
  role SELECT! ='FROM' [FROM/green | TO/blue | CC/orange | BCC/red | REPLY_TO:Reply To/purple]
  handle TEXT
  displayName TEXT
  messageCampaign > messageCampaign . recipients "Campaign"
  message! > message . messageParticipants CASCADE
  person > person . messageParticipants
  workspaceMember > workspaceMember . messageParticipants

message messages | Message | Messages | IconMessage | system | subject | Message
  headerMessageId TEXT "Header message Id"
  subject TEXT
  text TEXT
  receivedAt DATE_TIME
  deliveryStatus SELECT "Delivery status" [QUEUED/gray | SENT/green | FAILED/red | BOUNCED/orange | COMPLAINED/purple | SKIPPED/yellow]
  isDraft BOOLEAN! "Is draft" =false
  messageCampaign > messageCampaign . messages "Campaign"
  messageThread > messageThread . messages "Message Thread Id" CASCADE

messageList messageLists | List | Lists | IconUsersGroup | system | name | A hand-picked audience of people
  name TEXT

messageChannelMessageAssociationMessageFolder messageChannelMessageAssociationMessageFolders | Message Channel Message Association Message Folder | Message Channel Message Association Message Folders | IconFolder | system | id | Join table linking message channel message associations to message folders
  messageFolderId UUID! "Message Folder"
  messageChannelMessageAssociation! > messageChannelMessageAssociation . messageFolders CASCADE

messageThread messageThreads | Message Thread | Message Threads | IconMessage | system | subject | Message Thread
  subject TEXT

messageChannelMessageAssociation messageChannelMessageAssociations | Message Channel Message Association | Message Channel Message Associations | IconMessage | system | id | Message Synced with a Message Channel
  messageExternalId TEXT
  messageThreadExternalId TEXT "Thread External Id"
  direction SELECT! ='INCOMING' [INCOMING/green | OUTGOING/blue]
  messageChannelId UUID
  message > message . messageChannelMessageAssociations "Message Id" / "Message Channel Association" CASCADE
  messageThread > messageThread . messageChannelMessageAssociations "Message Thread Id" / "Message Channel Association" CASCADE

callRecording callRecordings | Call Recording | Call Recordings | IconVideo | system | title | A recording of a meeting
  title TEXT
  status SELECT! ='SCHEDULED' [SCHEDULED/sky | JOINING/blue | RECORDING/red | PROCESSING/orange | COMPLETED/green | FAILED/gray]
  recordingRequestStatus SELECT! "Request Status" ='REQUESTED' [REQUESTED/sky | CANCELED/gray]
  applicationId UUID "Application ID"
  externalBotId TEXT "External Bot ID"
  externalRecordingId TEXT "External Recording ID"
  startedAt DATE_TIME
  endedAt DATE_TIME
  video FILES {"maxNumberOfValues":1}
  audio FILES {"maxNumberOfValues":1}
  transcript RAW_JSON
  summary RICH_TEXT
  calendarEvent > calendarEvent . callRecordings

blocklist blocklists | Blocklist | Blocklists | IconForbid2 | system | handle | Blocklist
  handle TEXT
  workspaceMember! > workspaceMember . blocklist "WorkspaceMember"

messageCampaign messageCampaigns | Campaign | Campaigns | IconSend | system | subject | A bulk email send to an audience, with delivery stats
  subject TEXT
  bodyTemplate TEXT "Body"
  fromAddress EMAILS "From address" {"maxNumberOfValues":1}
  status SELECT! ='DRAFT' [DRAFT/gray | SCHEDULED/blue | SENDING/yellow | SENT/green | SENT_WITH_ERRORS/orange]
  sentAt DATE_TIME "Sent at" {"displayFormat":"RELATIVE"}
  sentCount NUMBER! "Sent count" =0
  failedCount NUMBER! "Failed count" =0
  bouncedCount NUMBER! "Bounced count" =0
  complainedCount NUMBER! "Complained count" =0
  unsubscribeTopicId UUID "Unsubscribe topic id"
  list > messageList . campaigns
`;
