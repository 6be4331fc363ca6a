/** Workflow, dashboard, file and timeline objects: present in every workspace of Twenty, without records in ours. Notation: see `notation.ts`. */
export const FLOW_OBJECTS = `
workflowAutomatedTrigger workflowAutomatedTriggers | Workflow Automated Trigger | Workflow Automated Triggers | IconSettingsAutomation | system | id | A workflow automated trigger
  type SELECT! "Automated Trigger Type" ='DATABASE_EVENT' [DATABASE_EVENT:Database Event/green | CRON/blue]
  settings RAW_JSON!
  workflow! > workflow . automatedTriggers CASCADE

dashboard dashboards | Dashboard | Dashboards | IconLayoutDashboard | standard | title | A dashboard
  title TEXT
  pageLayoutId UUID "Page Layout ID"

attachment attachments | Attachment | Attachments | IconFileImport | system | name | An attachment
  name TEXT
  file FILES {"maxNumberOfValues":1}
  fullPath TEXT^ "Full path"
  fileCategory SELECT!^ "File category" ='OTHER' [ARCHIVE/gray | AUDIO/pink | IMAGE/yellow | PRESENTATION/orange | SPREADSHEET/turquoise | TEXT_DOCUMENT:Text Document/blue | VIDEO/purple | OTHER/gray]
  target >> opportunity task note person company dashboard workflow rocket pet surveyResult employmentHistory petCareAgreement . attachments CASCADE

workflowVersion workflowVersions | Workflow Version | Workflow Versions | IconVersions | system | name | A workflow version
  name TEXT
  trigger RAW_JSON "Version trigger"
  steps RAW_JSON "Version steps"
  status SELECT! "Version status" ='DRAFT' [DRAFT/yellow | ACTIVE/green | DEACTIVATED/orange | ARCHIVED/gray]
  workflow > workflow . versions CASCADE

workflowRun workflowRuns | Workflow Run | Workflow Runs | IconHistoryToggle | system | name | A workflow run
  name TEXT
  enqueuedAt DATE_TIME "Workflow run enqueued at"
  startedAt DATE_TIME "Workflow run started at"
  endedAt DATE_TIME "Workflow run ended at"
  status SELECT! "Workflow run status" ='NOT_STARTED' [NOT_STARTED/gray | RUNNING/yellow | COMPLETED/green | FAILED/red | ENQUEUED/blue | STOPPING/orange | STOPPED/gray]
  state RAW_JSON!
  stepLogs RAW_JSON^ "Step logs"
  workflow! > workflow . runs CASCADE
  workflowVersion! > workflowVersion . runs "Workflow version"

timelineActivity timelineActivities | Timeline Activity | Timeline Activities | IconTimelineEvent | system | name | Aggregated / filtered event to be displayed on the timeline
  properties RAW_JSON "Event details"
  happensAt DATE_TIME! "Creation date" =now
  name TEXT "Event name"
  linkedRecordCachedName TEXT^ "Linked Record cached name"
  linkedRecordId UUID^ "Linked Record id"
  linkedObjectMetadataId UUID^
  workspaceMember > workspaceMember . timelineActivities / "Events" CASCADE
  target >> opportunity company dashboard messageCampaign messageList note person task workflow workflowVersion workflowRun rocket pet surveyResult employmentHistory petCareAgreement . timelineActivities

workflow workflows | Workflow | Workflows | IconSettingsAutomation | standard | name | A workflow
  name TEXT
  lastPublishedVersionId TEXT "Last published Version Id"
  statuses MULTI_SELECT [DRAFT/yellow | ACTIVE/green | DEACTIVATED/gray]
`;
