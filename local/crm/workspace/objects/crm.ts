/** The objects of the demo workspace that hold its records. Notation: see `notation.ts`. */
export const CRM_OBJECTS = `
person people | Person | People | IconUser | standard | name | A person
  name FULL_NAME
  emails EMAILS* {"maxNumberOfValues":1}
  linkedinLink LINKS "Linkedin"
  jobTitle TEXT
  phones PHONES {"maxNumberOfValues":1}
  avatarUrl TEXT^ "Avatar"
  avatarFile FILES^ {"maxNumberOfValues":1}
  company > company . people
  intro TEXT
  whatsapp PHONES! ={"additionalPhones":null,"primaryPhoneNumber":null,"primaryPhoneCallingCode":"'+33'","primaryPhoneCountryCode":"'FR'"}
  workPreference MULTI_SELECT [ON_SITE:On-Site/green | HYBRID/turquoise | REMOTE_WORK:Remote Work/sky]
  performanceRating RATING
  legacyCode TEXT- "Legacy code"

company companies | Company | Companies | IconBuildingSkyscraper | standard | name | A company
  name TEXT
  domainName LINKS* {"maxNumberOfValues":1}
  address ADDRESS
  linkedinLink LINKS "Linkedin"
  annualRevenue CURRENCY
  accountOwner > workspaceMember . accountOwnerForCompanies
  employees NUMBER
  tagline TEXT! =''
  introVideo LINKS
  workPolicy MULTI_SELECT [ON_SITE:On-Site/green | HYBRID/turquoise | REMOTE_WORK:Remote Work/sky]
  visaSponsorship BOOLEAN =false

opportunity opportunities | Opportunity | Opportunities | IconTargetArrow | standard | name | An opportunity
  name TEXT
  amount CURRENCY
  closeDate DATE_TIME "Close date"
  stage SELECT! ='NEW' [NEW/red | SCREENING/purple | MEETING/sky | PROPOSAL/turquoise | CUSTOMER/yellow]
  company > company . opportunities
  pointOfContact > person . pointOfContactForOpportunities "Point of Contact" / "Opportunities"
  owner > workspaceMember . ownedOpportunities / "Owned opportunities"

task tasks | Task | Tasks | IconCheckbox | standard | title | A task
  title TEXT
  bodyV2 RICH_TEXT "Body"
  dueAt DATE_TIME "Due Date"
  status SELECT ='TODO' [TODO:To do/sky | IN_PROGRESS/purple | DONE/green]
  assignee > workspaceMember . assignedTasks / "Assigned tasks"

note notes | Note | Notes | IconNotes | standard | title | A note
  title TEXT
  bodyV2 RICH_TEXT "Body"

pet pets | Pet | Pets | IconCat | custom | name
  name TEXT
  species SELECT [DOG/blue | CAT/red | BIRD/green | FISH/yellow | RABBIT/purple | HAMSTER/orange]
  traits MULTI_SELECT [PLAYFUL/blue | FRIENDLY/red | PROTECTIVE/green | SHY/yellow | BRAVE/purple | CURIOUS/orange]
  comments TEXT
  age NUMBER
  location ADDRESS
  vetPhone PHONES "Vet phone"
  vetEmail EMAILS "Vet email"
  birthday DATE
  isGoodWithKids BOOLEAN "Is good with kids"
  pictures LINKS
  averageCostOfKibblePerMonth CURRENCY "Average cost of kibble per month"
  makesOwnerThinkOf FULL_NAME "Makes its owner think of"
  soundSwag RATING "Sound swag (bark style, meow style, etc.)"
  bio TEXT
  interestingFacts ARRAY "Interesting facts"
  extraData RAW_JSON "Extra data"
  polymorphicOwner >> rocket surveyResult . ownedPets

rocket rockets | Rocket | Rockets | IconRocket | custom | name | A rocket
  name TEXT
  thrust NUMERIC "Thrust (kN)"
  launchedOn DATE "Launched on"
  callSign UUID "Call sign"
  helpedPets > pet . ~polymorphicHelper

surveyResult surveyResults | Survey result | Survey results | IconRulerMeasure | custom | name
  name TEXT
  score NUMBER "Score (Float 3 decimals)" {"type":"number","dataType":"float","decimals":3}
  percentageOfCompletion NUMBER "Percentage of completion (Float 3 decimals + percentage)" {"type":"percentage","dataType":"float","decimals":6}
  participants NUMBER "Participants (Int)" {"type":"number","dataType":"int"}
  averageEstimatedNumberOfAtomsInTheUniverse NUMBER "Average estimated number of atoms in the universe (BigInt)" {"type":"number","dataType":"bigint"}
  comments TEXT "Comments (Max 5 rows)" {"displayedMaxRows":5}
  shortNotes TEXT "Short notes (Max 1 row)" {"displayedMaxRows":1}
  files FILES {"maxNumberOfValues":5}
  helpedPets > pet . ~polymorphicHelper

employmentHistory employmentHistories | Employment History | Employment Histories | IconBriefcase | custom | id
  person > person . previousCompanies
  company > company . previousEmployees

petCareAgreement petCareAgreements | Pet Care Agreement | Pet Care Agreements | IconPaw | custom | id
  pet > pet . caretakers
  caretaker >> company person . caredForPets

workspaceMember workspaceMembers | Workspace Member | Workspace Members | IconUserCircle | system | name | A workspace member
  name FULL_NAME!
  colorScheme TEXT!^ ='System'
  locale TEXT!^ "Language" ='en'
  avatarUrl TEXT^
  userEmail TEXT*^
  jobTitle TEXT^
  calendarStartDay NUMBER!^ "Start of the week" =7 {"dataType":"int"}
  userId UUID!^
  timeZone TEXT!^ "Time zone" ='system'
  dateFormat SELECT!^ "Date format" ='SYSTEM' [SYSTEM/turquoise | MONTH_FIRST:Month First/red | DAY_FIRST:Day First/purple | YEAR_FIRST:Year First/sky]
  timeFormat SELECT!^ "Time format" ='SYSTEM' [SYSTEM/sky | HOUR_24:24HRS/red | HOUR_12:12HRS/purple]
  numberFormat SELECT!^ "Number format" ='SYSTEM' [SYSTEM/turquoise | COMMAS_AND_DOT/blue | SPACES_AND_COMMA/green | DOTS_AND_COMMA/orange | APOSTROPHE_AND_DOT/purple]

noteTarget noteTargets | Note Target | Note Targets | IconCheckbox | system | id | A note target
  note > note . noteTargets / "Relations" CASCADE
  target >> company person opportunity rocket pet surveyResult employmentHistory petCareAgreement . noteTargets / "Notes" CASCADE

taskTarget taskTargets | Task Target | Task Targets | IconCheckbox | system | id | A task target
  task > task . taskTargets / "Relations" CASCADE
  target >> company opportunity person rocket pet surveyResult employmentHistory petCareAgreement . taskTargets / "Tasks" CASCADE
`;
