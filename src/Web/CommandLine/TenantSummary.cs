using System.Globalization;
using Engine.Tenancy;

namespace Web.CommandLine;

/// <summary>One tenant in lines for people.</summary>
internal static class TenantSummary
{
    public static IEnumerable<string> Lines(Tenant tenant)
    {
        var config = tenant.Config;
        yield return $"Tenant       {tenant.Id}";
        yield return $"Naam         {config.Name}";
        yield return $"Adressen     {string.Join(", ", config.Hosts)}{(config.PathPrefix is null ? "" : $", voorvoegsel /{config.PathPrefix}")}";
        yield return $"Thema        {config.Theme}";
        yield return $"Database     {tenant.Database}";
        yield return $"Talen        {string.Join(", ", config.Languages)}";
        yield return $"Modules      {string.Join(", ", config.Modules)}";
        yield return $"Doelgroepen  {string.Join(", ", config.Audiences.Keys)}";
        yield return $"Inloggen     {string.Join(", ", config.SignIn.Schemes)}";
        yield return $"Rollen       {string.Join(", ", config.Roles.Keys)}";
        yield return "Functies";
        foreach (var feature in tenant.Features.All.OrderBy(f => f.Feature.Id, StringComparer.Ordinal))
        {
            var when = feature.Config.When is null ? "" : $" als {feature.Config.When}";
            yield return string.Create(CultureInfo.InvariantCulture, $"  {feature.Feature.Id,-40} {feature.Config.State}{when}");
        }
    }
}
