using Testing.EHerkenning;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>What comes of an answer.</summary>
public enum Ending
{
    SignedIn,
    Cancelled,
    LevelTooLow,

    /// <summary>A page without a reason.</summary>
    Refused,

    /// <summary>A page that says to come back.</summary>
    Later,
}

/// <summary>One row of the table of dutch-standards section 2, or one of its variants.</summary>
/// <param name="Number">1 to 48.</param>
/// <param name="Ending">What the visitor gets.</param>
/// <param name="Code">Reason in the log; null when signed in.</param>
/// <param name="Run">Sends the answer to a visitor who is waiting for one.</param>
public sealed record SamlCase(int Number, string Name, string Tenant, string Query, Ending Ending, string? Code, Func<BrokeredPortal, Departed, Task<VisitedPage>> Run)
{
    public static SamlCase Good(int number, string name, Action<BrokerMessage, BrokeredPortal> change) => Post(number, name, Ending.SignedIn, null, change);

    public static SamlCase Bad(int number, string name, string code, Action<BrokerMessage, BrokeredPortal> change) => Post(number, name, Ending.Refused, code, change);

    /// <summary>An answer in the browser.</summary>
    public static SamlCase Post(int number, string name, Ending ending, string? code, Action<BrokerMessage, BrokeredPortal> change, string query = "", string tenant = "post") =>
        new(number, name, tenant, query, ending, code, (portal, departed) =>
        {
            var message = portal.Answer(departed);
            change(message, portal);
            return BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", message.Encoded()));
        });

    /// <summary>An answer by artifact.</summary>
    /// <param name="sign">Whether the ArtifactResponse is signed.</param>
    public static SamlCase Artifact(int number, string name, Ending ending, string? code, Action<BrokerMessage, BrokeredPortal> change, bool sign = true) =>
        Fetch(number, name, ending, code, (portal, departed) =>
        {
            var message = portal.Answer(departed);
            change(message, portal);
            return portal.FetchAsync(departed, id => FakeBackChannel.Envelope(BrokeredPortal.Broker, id, message.Text(), portal.Now, sign ? portal.Signer.Signing : null));
        });

    public static SamlCase Fetch(int number, string name, Ending ending, string? code, Func<BrokeredPortal, Departed, Task<VisitedPage>> run) =>
        new(number, name, "artifact", "", ending, code, run);
}
