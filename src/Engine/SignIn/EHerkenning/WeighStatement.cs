using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn.EHerkenning;

/// <summary>Whether what a broker vouched for is enough here. The broker's own checks are never relied on (dutch-standards 1.5, 1.6).</summary>
public sealed class WeighStatement(CurrentTenant tenant)
{
    public static readonly Refusal TooLow = new(
        "eherkenning.level", "U hebt ingelogd met een eHerkenningsmiddel van een te laag niveau. Log in met een middel van een hoger niveau.");

    public static readonly Refusal Incomplete = new(
        "eherkenning.incomplete", "eHerkenning gaf niet door wie u bent. Probeer het opnieuw of neem contact met ons op.");

    public static readonly Refusal OtherService = new(
        "eherkenning.service", "Uw machtiging is niet voor dit portaal. Vraag de beheerder van eHerkenning in uw organisatie om een machtiging.");

    public static readonly Refusal Intermediary = new(
        "eherkenning.intermediary", "U handelt namens een andere organisatie. Dat kan bij dit portaal niet. Log in namens uw eigen organisatie.");

    /// <param name="asked">Level that was asked of the broker.</param>
    /// <returns>Null when it is enough.</returns>
    public Refusal? Weigh(Statement statement, Level asked)
    {
        if (tenant.Value.Config.SignIn.EHerkenning is not { } rules || !Enum.IsDefined(statement.Level))
        {
            return Incomplete;
        }

        var least = asked > rules.Level ? asked : rules.Level;
        var known = rules.ServiceIds.Concat(rules.ServiceUuids)
            .Concat(rules.Broker?.Saml?.Services.SelectMany(s => new[] { s.Id, s.Uuid }).OfType<string>() ?? [])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return statement switch
        {
            _ when statement.Level < least => TooLow,
            { Organisations.Count: 0 } or { ActingSubject.Length: 0 } or { Issuer.Length: 0 } => Incomplete,
            _ when !statement.Organisations.All(o => o.HasItsForm) || (statement.Branch is { } branch && !Statement.IsBranch(branch)) => Incomplete,
            _ when known.Count > 0 && !statement.ServiceIds.Any(known.Contains) => OtherService,
            { Intermediaries.Count: > 0 } when !rules.Intermediaries => Intermediary,
            _ => null,
        };
    }
}
