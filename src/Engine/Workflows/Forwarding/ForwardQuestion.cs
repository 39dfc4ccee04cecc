using Engine.Connectors;
using Engine.Workflows.Runtime.Asking;

namespace Engine.Workflows.Forwarding;

/// <summary>Mail that tells a provider what is there for them.</summary>
internal sealed record ForwardLetter(string To, string Subject, string Body);

/// <summary>Hands what is forwarded to a connector of the tenant file, and after that tells the provider.</summary>
/// <param name="Delivery">Names this delivery.</param>
/// <param name="Document">What is handed over.</param>
/// <param name="Letter">Sent once the connector has taken it; null for none.</param>
/// <param name="ConsentId">Consent that must stand at each attempt; null for data that need none.</param>
internal sealed record ForwardQuestion(string Connector, ConnectorCall Call, TimeSpan Timeout, string Delivery, Guid Document, ForwardLetter? Letter, Guid? ConsentId, int Bookmark, int Attempts) : Question(Bookmark, Attempts)
{
    public const string OfKind = "forward";

    public override string Kind => OfKind;

    public override Guid? Consent => ConsentId;

    public override OutsideRequest Request(OutsideConfig config, OutsideAccess access, string key) => ConnectorQuestion.Sent(Connector, Call, Timeout, config, access, key);

    public static bool IsTaken(OutsideAnswer answer) => answer is { Failure: null, Status: >= 200 and < 300 };

    public override IReadOnlyDictionary<string, object?> Resume(OutsideAnswer answer) => ForwardDelivery.Answer(IsTaken(answer), Delivery, Document).Payload;

    public static ForwardQuestion Read(IReadOnlyDictionary<string, object?> map, int bookmark, int attempts)
    {
        var sent = ConnectorQuestion.Read(map, bookmark, attempts);
        return new(
            sent.Connector, sent.Call, sent.Timeout, Text(map, "delivery") ?? "", map.GetValueOrDefault("document") as Guid? ?? Guid.Empty,
            Text(map, "to") is { } to ? new(to, Text(map, "subject") ?? "", Text(map, "letter") ?? "") : null, map.GetValueOrDefault("consent") as Guid?, bookmark, attempts);
    }

    protected override void Write(Dictionary<string, object?> map)
    {
        ConnectorQuestion.Write(map, Connector, Call, Timeout);
        (map["delivery"], map["document"], map["consent"]) = (Delivery, Document, ConsentId);
        (map["to"], map["subject"], map["letter"]) = (Letter?.To, Letter?.Subject, Letter?.Body);
    }
}
