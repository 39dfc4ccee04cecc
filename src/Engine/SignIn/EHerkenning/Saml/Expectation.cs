namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>What an answer has to agree with.</summary>
/// <param name="Broker">Entity id of the broker.</param>
/// <param name="Self">Entity id of this service provider.</param>
/// <param name="Address">Address at which the answer was asked.</param>
/// <param name="RequestId">Id of the AuthnRequest.</param>
/// <param name="AskedAt">Moment of the AuthnRequest.</param>
/// <param name="Fresh">True when the visitor had to identify anew.</param>
internal sealed record Expectation(string Broker, string Self, string Address, string RequestId, DateTimeOffset AskedAt, bool Fresh, DateTimeOffset Now)
{
    /// <summary>How far clocks of broker and portal may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <summary>Whether a moment from which something counts has come.</summary>
    public bool HasCome(DateTimeOffset from) => from <= Now + Skew;

    /// <summary>Whether a moment at which something ends, itself not included, is still to come.</summary>
    public bool IsAhead(DateTimeOffset end) => Now < end + Skew;
}
