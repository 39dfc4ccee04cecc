namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>A message that is not taken. Carries the reason for the log; a visitor never sees it.</summary>
/// <param name="code">Reason, as <c>saml.audience</c>.</param>
internal sealed class SamlRefusedException(string code, Exception? cause = null) : Exception(code, cause)
{
    public string Code { get; } = code;

    public BrokerRefusal Refusal { get; init; } = BrokerRefusal.Rejected;
}
