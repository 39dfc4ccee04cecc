using System.Text.Json;
using Engine.Features;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>Makes a statement of an ID token with the tenant's map of claims (dutch-standards 1.13).</summary>
public static class ClaimReader
{
    // names of the scheme itself, so that no tenant has to spell them
    private static readonly Dictionary<string, LegalSubjectKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kvk"] = LegalSubjectKind.Kvk,
        ["urn:etoegang:1.9:EntityConcernedID:KvKnr"] = LegalSubjectKind.Kvk,
        ["rsin"] = LegalSubjectKind.Rsin,
        ["urn:etoegang:1.9:EntityConcernedID:RSIN"] = LegalSubjectKind.Rsin,
        ["pseudonym"] = LegalSubjectKind.Pseudonym,
        ["urn:etoegang:1.9:EntityConcernedID:Pseudo"] = LegalSubjectKind.Pseudonym,
        ["urn:etoegang:1.13:EntityConcernedID:Pseudo"] = LegalSubjectKind.Pseudonym,
        ["eidas"] = LegalSubjectKind.Eidas,
        ["urn:etoegang:1.11:EntityConcernedID:eIDASLegalIdentifier"] = LegalSubjectKind.Eidas,
    };

    private static readonly Dictionary<string, Level> Levels = new(StringComparer.Ordinal)
    {
        ["eh2"] = Level.Eh2,
        ["eh2plus"] = Level.Eh2Plus,
        ["eh3"] = Level.Eh3,
        ["eh4"] = Level.Eh4,
        ["urn:etoegang:core:assurance-class:loa2"] = Level.Eh2,
        ["urn:etoegang:core:assurance-class:loa2plus"] = Level.Eh2Plus,
        ["urn:etoegang:core:assurance-class:loa3"] = Level.Eh3,
        ["urn:etoegang:core:assurance-class:loa4"] = Level.Eh4,
        ["http://eidas.europa.eu/LoA/low"] = Level.Eh2,
        ["http://eidas.europa.eu/LoA/substantial"] = Level.Eh3,
        ["http://eidas.europa.eu/LoA/high"] = Level.Eh4,
    };

    /// <returns>Null when something required is absent, or a level or kind is unknown.</returns>
    public static Statement? Read(JsonElement claims, ClaimMap map, string issuer)
    {
        if (Required(map).Any(source => Value(claims, source) is null) || LevelOf(claims, map) is not { } level || Organisations(claims, map) is not { Count: > 0 } organisations)
        {
            return null;
        }

        return new(
            issuer,
            level,
            organisations,
            Value(claims, map.ActingSubject) ?? "",
            Value(claims, map.Branch),
            Value(claims, map.Intermediary) is { } office ? [new(LegalSubjectKind.Kvk, office)] : [],
            [.. Values(claims, map.Service), .. Values(claims, map.ServiceUuid)],
            Value(claims, map.OrganisationName),
            Text(claims, "jti") ?? Text(claims, "sid") ?? Text(claims, "sub") ?? "");
    }

    private static IEnumerable<ClaimSource> Required(ClaimMap map) => new[]
    {
        map.Organisation, map.OrganisationKind, map.Kvk, map.Rsin, map.ActingSubject, map.Branch, map.Intermediary, map.Service, map.ServiceUuid, map.OrganisationName, map.Level,
    }.Where(s => s.Required);

    private static Level? LevelOf(JsonElement claims, ClaimMap map) => Value(claims, map.Level) switch
    {
        { } said => Levels.TryGetValue(said, out var level) ? level : null,
        null => map.FixedLevel,
    };

    private static List<LegalSubject>? Organisations(JsonElement claims, ClaimMap map)
    {
        var found = new List<LegalSubject>();
        if (Value(claims, map.Organisation) is { } number)
        {
            // a number without a kind could be taken for another organisation's
            if (Value(claims, map.OrganisationKind) is not { } said || !Kinds.TryGetValue(said, out var kind))
            {
                return null;
            }

            found.Add(new(kind, number));
        }

        found.AddRange(Value(claims, map.Kvk) is { } kvk ? [new(LegalSubjectKind.Kvk, kvk)] : []);
        found.AddRange(Value(claims, map.Rsin) is { } rsin ? [new(LegalSubjectKind.Rsin, rsin)] : []);
        // two numbers of one kind: nobody can tell for which of the two organisations the person acts
        return found.Distinct().GroupBy(s => s.Kind).All(g => g.Count() == 1) ? [.. found.Distinct()] : null;
    }

    private static string? Value(JsonElement claims, ClaimSource source) => Values(claims, source).FirstOrDefault();

    private static IEnumerable<string> Values(JsonElement claims, ClaimSource source) =>
        source.Paths.Select(path => At(claims, path)).FirstOrDefault(found => found.Count > 0)?.Select(v => source.Values.GetValueOrDefault(v, v)) ?? [];

    private static List<string> At(JsonElement claims, IReadOnlyList<string> path)
    {
        var at = claims;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return [];
            }
        }

        return [.. (at.ValueKind == JsonValueKind.Array ? at.EnumerateArray() : Enumerable.Repeat(at, 1)).Select(Plain).OfType<string>()];
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static string? Text(JsonElement claims, string name) => claims.TryGetProperty(name, out var value) ? Plain(value) : null;
}
