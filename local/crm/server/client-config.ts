/**
 * `GET /client-config`: what a server tells its own pages. The recorded server was a custom build and names no `appVersion`;
 * the demo names one only when asked to.
 */
export function clientConfig(appVersion: string | undefined): Readonly<Record<string, unknown>> {
  return {
    ...(appVersion === undefined ? {} : { appVersion }),
    billing: { isBillingEnabled: false, trialPeriods: [{ duration: 30, isCreditCardRequired: true }] },
    aiModels: [],
    authProviders: { google: false, magicLink: false, password: true, microsoft: false, sso: [] },
    signInPrefilled: false,
    isMultiWorkspaceEnabled: false,
    isEmailVerificationRequired: false,
    defaultSubdomain: 'app',
    frontDomain: '127.0.0.1',
    publicFunctionDomain: null,
    support: { supportDriver: 'NONE' },
    sentry: {},
    captcha: {},
    api: { mutationMaximumAffectedRecords: 100 },
    onboarding: {
      importContactsCreditsReward: 0,
      inviteTeamCreditsRewardPerUser: 0,
      upgradeCreditsReward: 0,
      installAppsCreditsRewardPerApp: 0,
    },
    isAttachmentPreviewEnabled: false,
    analyticsEnabled: false,
    canManageFeatureFlags: false,
    publicFeatureFlags: [],
    isMicrosoftMessagingEnabled: false,
    isMicrosoftCalendarEnabled: false,
    isGoogleMessagingEnabled: false,
    isGoogleCalendarEnabled: false,
    isConfigVariablesInDbEnabled: false,
    isImapSmtpCaldavEnabled: false,
    isEmailingDomainInDemoMode: true,
    allowRequestsToTwentyIcons: false,
    isCloudflareIntegrationEnabled: false,
    isClickHouseConfigured: false,
    isWorkspaceSchemaDDLLocked: false,
    enterpriseInstanceType: 'production',
  };
}
