namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>The portals' own activities, as definitions name them.</summary>
public static class PortalActivities
{
    public const string Prefix = "Portal.";

    /// <summary>How the blocks begin that stand for them in a stock Elsa: <c>PortalSendMail</c>.</summary>
    public const string Pack = "Portal";

    public const string SendMail = "Portal.SendMail";
    public const string NotifyUser = "Portal.NotifyUser";
    public const string AwaitConsent = "Portal.AwaitConsent";
    public const string AwaitApproval = "Portal.AwaitApproval";
    public const string AwaitVerification = "Portal.AwaitVerification";
    public const string AwaitSignature = "Portal.AwaitSignature";
    public const string AwaitUpload = "Portal.AwaitUpload";
    public const string AwaitProvider = "Portal.AwaitProvider";
    public const string AwaitActivation = "Portal.AwaitActivation";
    public const string WaitWorkingDays = "Portal.WaitWorkingDays";
    public const string CreateDocument = "Portal.CreateDocument";
    public const string SetRequestStatus = "Portal.SetRequestStatus";
    public const string EnsureSingleRequest = "Portal.EnsureSingleRequest";
    public const string CheckRule = "Portal.CheckRule";
    public const string CreateAccount = "Portal.CreateAccount";
    public const string SendActivation = "Portal.SendActivation";
    public const string CallConnector = "Portal.CallConnector";
    public const string ForwardToProvider = "Portal.ForwardToProvider";
    public const string CollectItems = "Portal.CollectItems";
    public const string AuditNote = "Portal.AuditNote";

    internal static readonly ActivityType[] All = [.. PortalWaits.All, .. PortalWork.All];
}
