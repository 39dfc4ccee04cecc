using System.Xml;
using Engine.Features;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>From a verified assertion to what was vouched for (dutch-standards 1.6, 1.7).</summary>
internal static class StatementReader
{
    /// <param name="service">The service that was asked.</param>
    public static Statement Read(XmlElement assertion, AttributeReader attributes, SamlBrokerConfig broker, SamlServiceConfig service)
    {
        var level = Level(assertion.Child(SamlNames.Assertion, "AuthnStatement"));
        var organisations = Organisations(attributes);
        return new(
            broker.BrokerEntityId,
            level,
            organisations.Count > 0 ? organisations : throw new SamlRefusedException("saml.organisation"),
            attributes.Single(AttributeNames.ActingSubject)?.Value ?? throw new SamlRefusedException("saml.acting-subject"),
            Branch(attributes),
            Intermediaries(attributes),
            Services(attributes, broker, service),
            attributes.Single(AttributeNames.CompanyName)?.Value,
            assertion.Needed("ID"));
    }

    private static Level Level(XmlElement statement)
    {
        var context = statement.ChildOrNone(SamlNames.Assertion, "AuthnContext")?.ChildOrNone(SamlNames.Assertion, "AuthnContextClassRef");
        return (context is null ? null : LevelTable.Of(context.Text()))
            ?? throw new SamlRefusedException("saml.level-unknown") { Refusal = BrokerRefusal.LevelTooLow };
    }

    private static List<LegalSubject> Organisations(AttributeReader attributes)
    {
        // what has no known kind is passed by: an answer may hold more than this portal asks
        var named = attributes.Values(AttributeNames.LegalSubject)
            .Concat(AttributeNames.Organisations.SelectMany(name => attributes.Values(name).Select(v => v with { Qualifier = name })))
            .Select(Subject).OfType<LegalSubject>().Distinct().ToList();
        return named.DistinctBy(s => s.Kind).Count() == named.Count ? named : throw new SamlRefusedException("saml.organisation-twice");
    }

    private static List<LegalSubject> Intermediaries(AttributeReader attributes) =>
    [
        .. attributes.Values(AttributeNames.Intermediate)
            .Concat(attributes.Values(AttributeNames.IntermediateKvk).Select(v => v with { Qualifier = AttributeNames.Kvk }))
            .Select(v => Subject(v) ?? throw new SamlRefusedException("saml.intermediary")).Distinct(),
    ];

    private static string? Branch(AttributeReader attributes) => attributes.Single(AttributeNames.Branch)?.Value switch
    {
        null => null,
        { } number when Statement.IsBranch(number) => number,
        _ => throw new SamlRefusedException("saml.branch"),
    };

    private static List<string> Services(AttributeReader attributes, SamlBrokerConfig broker, SamlServiceConfig asked)
    {
        var granted = attributes.Values(AttributeNames.ServiceId).Select(v => v.Value).ToList();
        var uuids = attributes.Values(AttributeNames.ServiceUuid).Select(v => v.Value).ToList();
        var wrongUuid = asked.Uuid is { } uuid && uuids.Count > 0 && !uuids.Contains(uuid, StringComparer.OrdinalIgnoreCase);
        return granted.Contains(asked.Id) && !wrongUuid
            ? [.. granted.Where(id => broker.Services.Any(s => s.Id == id)).Distinct()]
            : throw new SamlRefusedException("saml.service");
    }

    private static LegalSubject? Subject(AttributeText text) => AttributeNames.KindOf(text.Qualifier) switch
    {
        null => null,
        { } kind when new LegalSubject(kind, text.Value) is { HasItsForm: true } subject => subject,
        { } kind => throw new SamlRefusedException($"saml.{kind.ToString().ToLowerInvariant()}"),
    };
}
