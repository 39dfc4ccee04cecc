namespace Engine.SignIn.EHerkenning;

/// <summary>What the visitor learns of an answer that is no good; the reason itself stands in the log only.</summary>
public enum BrokerRefusal
{
    /// <summary>The visitor stopped at the broker.</summary>
    Cancelled,

    /// <summary>Genuine, and the level reached is lower than asked, or unknown.</summary>
    LevelTooLow,

    /// <summary>Not genuine, not meant for this portal or this browser, too late, or used before.</summary>
    Rejected,

    /// <summary>The broker could not be reached: later it may work.</summary>
    Unavailable,
}

/// <summary>How an answer of a broker ends, whichever protocol carried it.</summary>
public abstract record BrokerAnswer
{
    private BrokerAnswer()
    {
    }

    /// <summary>Genuine and taken: <paramref name="Request"/> is consumed. Whether an account follows from it is decided afterwards.</summary>
    /// <param name="Session">Session at the broker, by which it or the portal can end both; null when there is none.</param>
    public sealed record Accepted(BrokerRequest Request, Statement Statement, BrokerSessionName? Session) : BrokerAnswer;

    /// <summary>Refused and written to the log.</summary>
    /// <param name="Code">Reason for the log, as <c>saml.audience</c>; never shown.</param>
    /// <param name="Request">The question, when it could be told.</param>
    public sealed record Refused(BrokerRefusal Refusal, string Code, BrokerRequest? Request) : BrokerAnswer;
}

/// <summary>How a broker names its own session of a visitor.</summary>
/// <param name="NameId">Name of the visitor at the broker, transient; no key of anything else.</param>
public sealed record BrokerSessionName(string Issuer, string NameId, string? NameIdFormat, string? SessionIndex);
