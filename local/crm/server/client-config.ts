/** What a recorded 2.31.0 tells otherwise than 2.21, apart from its version. */
export const NEWER_CLIENT_CONFIG: Readonly<Record<string, unknown>> = {
  onboarding: null,
  isCookieSessionEnabled: false,
  isBookCallOnboardingStepEnabled: false,
  isCompanyEnrichmentEnabled: false,
  isOnboardingAiChatEnabled: false,
};

/**
 * `GET /client-config`: what a server tells its own pages. The recorded 2.21 was a custom build and names no `appVersion`;
 * the demo names one when its dialect or its caller does. `newer` are the members that the dialect has besides.
 */
export function clientConfig(
  appVersion: string | undefined,
  newer: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
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
    sentry: appVersion === undefined ? {} : { release: appVersion },
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
    ...newer,
  };
}
