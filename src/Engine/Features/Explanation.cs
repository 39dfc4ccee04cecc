using System.Text.RegularExpressions;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Ui;

namespace Engine.Features;

/// <summary>A decision in plain Dutch.</summary>
/// <param name="Text">For the user: what is so, and why.</param>
/// <param name="Setting">For the tenant admin: which setting decides it, with its path in the tenant's configuration.</param>
public sealed record Explanation(string Text, string Setting)
{
    public const string Greyed = "Deze functie is tijdelijk niet beschikbaar.";
}

/// <summary>Says of every decision why it fell so: the same words for the user, the tenant admin's simulator and a refusal.</summary>
public sealed partial class Explainer(ModuleCatalogue catalogue)
{
    public Explanation Explain(Tenant tenant, string feature, FeatureDecision decision, in FeatureSubject subject)
    {
        var compiled = tenant.Features.Find(feature);
        if (compiled is null)
        {
            return new("Dit portaal kent deze functie niet.", $"Er is geen module met een functie '{feature}'. Controleer de naam.");
        }

        var config = compiled.Config;
        var path = $"features.{feature}";
        return decision.Reason switch
        {
            FeatureReason.UnknownFeature => new("Dit portaal kent deze functie niet.", $"Er is geen module met een functie '{feature}'."),
            FeatureReason.ModuleNotInTenant => new(
                $"Het onderdeel {catalogue.ModuleOf(feature).Name} hoort niet bij dit portaal.",
                $"modules: '{catalogue.ModuleOf(feature).Id}' staat er niet bij."),
            FeatureReason.NotAllowedByHost => new(
                "De beheerder van het platform geeft deze functie niet vrij voor dit portaal.",
                $"Alleen de beheerder van het platform kan dit wijzigen (hostinstelling {HostAllowance.Section}:{tenant.Id})."),
            FeatureReason.SwitchedOff => new(With("Deze functie staat uit.", config), $"{path}.state staat op uit."),
            FeatureReason.OffForAudience => new(
                With($"Deze functie staat uit voor {Audience(tenant, subject)}.", config), $"{path}.audiences.{subject.Audience} staat op uit."),
            FeatureReason.OffForOrganisation => new(
                With("Deze functie staat uit voor uw organisatie.", config), $"{path}.organisations.{subject.Organisation} staat op uit."),
            FeatureReason.ContractCondition => new(
                $"Deze functie hoort niet bij dit contract. U ziet de functie alleen als {Clause(compiled.When)}.",
                $"{path}.when is niet waar voor dit contract: {compiled.When?.Text}."),
            FeatureReason.NotYet => new($"Deze functie is er vanaf {Show.Date(config.From)}.", $"{path}.from is {Show.Date(config.From)}."),
            FeatureReason.NoLonger => new($"Deze functie was er t/m {Show.Date(config.Until)}.", $"{path}.until is {Show.Date(config.Until)}."),
            FeatureReason.OutsidePercentage => new(
                "Deze functie is er nog niet voor iedereen. Uw account hoort nog niet bij de groep die de functie heeft.",
                string.Create(Show.Dutch, $"{path}.percentage is {config.Percentage}; dit account valt erbuiten.")),
            FeatureReason.NotSignedIn => new("Log in om deze functie te gebruiken.", "De bezoeker is niet ingelogd."),
            FeatureReason.PermissionMissing => new($"U hebt het recht '{Permission(compiled)?.Name}' niet.", Roles(tenant, compiled)),
            FeatureReason.TemporarilyUnavailable => new(With(Explanation.Greyed, config), $"{Switch(path, config, subject)} staat op grijs."),
            FeatureReason.LevelTooLow => new(
                $"Voor deze functie moet u sterker inloggen: {Name(config.Level)}.",
                $"{path}.level vraagt {Name(config.Level)}; de inlog is {Name(subject.Level)}."),
            FeatureReason.Allowed => new("U kunt deze functie gebruiken.", $"{Switch(path, config, subject)} staat op aan."),
        };
    }

    /// <summary>Name of a level as users know it.</summary>
    public static string Name(Level? level) => level switch
    {
        null or Level.None => "niet ingelogd",
        Level.Password => "met wachtwoord",
        Level.PasswordAndCode => "met wachtwoord en code",
        Level.Passkey => "met een passkey",
        Level.Eh2 => "met eHerkenning niveau eH2",
        Level.Eh2Plus => "met eHerkenning niveau eH2+",
        Level.Eh3 => "met eHerkenning niveau eH3",
        Level.Eh4 => "met eHerkenning niveau eH4",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    private static string With(string text, FeatureConfig config) => config.Reason is { } reason ? $"{text} {reason}" : text;

    private static string Audience(Tenant tenant, in FeatureSubject subject) =>
        subject.Audience is { } id && tenant.Config.Audiences.TryGetValue(id, out var audience) ? audience.Name : "uw groep klanten";

    private static string Switch(string path, FeatureConfig config, in FeatureSubject subject) =>
        subject.Organisation is { } organisation && config.Organisations.ContainsKey(organisation) ? $"{path}.organisations.{organisation}"
        : subject.Audience is { } audience && config.Audiences.ContainsKey(audience) ? $"{path}.audiences.{audience}"
        : $"{path}.state";

    private Permission? Permission(CompiledFeature feature) =>
        feature.Feature.Permission is { } id ? catalogue.Permissions.GetValueOrDefault(id) : null;

    private static string Roles(Tenant tenant, CompiledFeature feature)
    {
        var roles = tenant.Config.Roles.Where(r => r.Value.Permissions.Contains(feature.Feature.Permission ?? "")).Select(r => r.Value.Name).ToList();
        return roles.Count == 0
            ? $"Geen enkele rol heeft het recht {feature.Feature.Permission} (roles.*.permissions)."
            : $"Het recht {feature.Feature.Permission} hoort bij: {string.Join(", ", roles)}. Het account heeft die rol hier niet.";
    }

    private string Clause(FactCondition? condition) => Token().Replace(condition?.Text ?? "", token => token.Value switch
    {
        "and" => "en",
        "or" => "of",
        "not" => "niet",
        var id => catalogue.Facts.GetValueOrDefault(id)?.Description ?? id,
    });

    [GeneratedRegex("[a-z0-9._-]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
