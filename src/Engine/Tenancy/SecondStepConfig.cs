namespace Engine.Tenancy;

/// <summary>Ways to take the second step, in the order in which an account that chose none is asked for one.</summary>
public enum Means
{
    /// <summary>Code of an authenticator app.</summary>
    App,

    /// <summary>Code by text message.</summary>
    Sms,

    Passkey,

    /// <summary>Code by mail.</summary>
    Mail,
}

/// <summary>How the portal's text messages reach the gateway.</summary>
public sealed record SmsConfig
{
    public const string Json = "application/json";

    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>Name under <c>SmsGateways</c> in the host's configuration.</summary>
    public required string Gateway { get; init; }

    /// <summary>Body of the request, with <c>{number}</c> (E.164), <c>{text}</c> and <c>{sender}</c>.</summary>
    public required string Template { get; init; }

    public string ContentType { get; init; } = Json;

    /// <summary>Name or number that the receiver sees.</summary>
    public string Sender { get; init; } = "";
}
