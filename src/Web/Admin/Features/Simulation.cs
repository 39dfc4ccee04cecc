using System.Globalization;
using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Engine.SignIn;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;

namespace Web.Admin.Features;

/// <summary>Answers the simulator: what would this person see there, on that day, and why.</summary>
public sealed class Simulation(
    PortalDbContext db, CurrentTenant tenant, Persons persons, SimulateFeatures features, EndpointDataSource endpoints, Engine.Audit.AuditLog audit, TimeProvider time)
{
    private const int Listed = 25;

    public sealed record Input(string? Search, string? Account, string? Organisation, string? Contract, string? Date, string? Level, string? Page);

    public sealed record Result(Actor? Who, DateOnly Day)
    {
        public static readonly Result Empty = new(null, DateOnly.MinValue);

        public IReadOnlyList<Option> Accounts { get; init; } = [];

        public IReadOnlyList<Option> Organisations { get; init; } = [];

        public IReadOnlyList<Option> Contracts { get; init; } = [];

        public IReadOnlyList<SimulatedFeature> Features { get; init; } = [];

        public IReadOnlyList<string> Faults { get; init; } = [];

        /// <summary>Somebody was looked for and nobody is chosen yet.</summary>
        public bool IsChoosing { get; init; }

        public string Caption => Who is null
            ? $"Een bezoeker die niet is ingelogd, op {Show.Date(Day)}"
            : $"{Who.Name} bij {Who.OrganisationName}, op {Show.Date(Day)}";
    }

    public async Task<Result> HandleAsync(Input input, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var day = Day(input.Date, faults);
        var accounts = await AccountsAsync(input, cancellation);
        // the only one found needs no choice, and one that was chosen before is gone when others were looked for
        var account = Guid.TryParse(input.Account, out var chosenBefore) && (accounts.Count == 0 || accounts.Any(a => a.Value == chosenBefore.ToString())) ? chosenBefore
            : accounts is [var only] ? Guid.Parse(only.Value) : (Guid?)null;
        var places = account is { } id ? await persons.AllAsync(id, await LevelAsync(id, input.Level, cancellation), cancellation) : [];
        var who = places.FirstOrDefault(p => p.OrganisationId.ToString() == input.Organisation) ?? (places.Count > 0 ? places[0] : null);
        if (who is not null)
        {
            await audit.ReadAsync(new(AuditAction.Read, "portal.simuleren") { ObjectType = "account", ObjectId = who.AccountId }, cancellation);
        }

        else if (account is not null)
        {
            faults.Add("Dit account hoort bij geen organisatie. U ziet wat een bezoeker ziet die niet is ingelogd.");
        }

        var contract = Guid.TryParse(input.Contract, out var chosen) && who?.Contract(chosen) is not null ? chosen : (Guid?)null;
        var choosing = account is null && !string.IsNullOrWhiteSpace(input.Search);
        var shown = choosing ? [] : features.Simulate(who, contract, day);
        if (!string.IsNullOrWhiteSpace(input.Page))
        {
            var needed = FeatureOf(input.Page, faults);
            shown = [.. shown.Where(f => f.Feature.Id == needed)];
        }

        return new(who, day)
        {
            Accounts = accounts,
            Organisations = [.. places.Select(p => new Option(p.OrganisationId.ToString(), p.OrganisationName))],
            Contracts = who is null ? [] : [.. who.Contracts.Select(c => new Option(c.Id.ToString(), $"{c.Number} {c.Name}"))],
            Features = shown,
            Faults = faults,
            IsChoosing = choosing,
        };
    }

    // how this person signs in, unless another way is asked for
    private async Task<Level> LevelAsync(Guid account, string? asked, CancellationToken cancellation)
    {
        if (Enum.TryParse<Level>(asked, out var level) && Enum.IsDefined(level))
        {
            return level;
        }

        var config = tenant.Value.Config.SignIn;
        return await db.Set<Engine.Access.Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == account, cancellation) switch
        {
            { Scheme: SignInSchemes.EHerkenning } => config.EHerkenning?.Level ?? Level.Eh2Plus,
            { } who when config.SecondStep == SecondStep.Required || (config.SecondStep == SecondStep.Optional && UsableMeans.Of(who, config).Count > 0) => Level.PasswordAndCode,
            _ => Level.Password,
        };
    }

    private DateOnly Day(string? text, List<string> faults)
    {
        if (DutchDate.TryParse(text ?? "", out var day))
        {
            return day;
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            faults.Add("Deze datum bestaat niet. U ziet de stand van vandaag.");
        }

        return DutchTime.Today(time);
    }

    private async Task<IReadOnlyList<Option>> AccountsAsync(Input input, CancellationToken cancellation)
    {
        var search = input.Search?.Trim() ?? "";
        if (search.Length is 0 or > 200)
        {
            return [];
        }

        // compared here, because databases differ in how they see case and accents
        var accounts = await db.Set<Engine.Access.Account>().AsNoTracking().Select(a => new { a.Id, a.Name, a.Mail }).ToListAsync(cancellation);
        return [.. accounts.Where(a => Holds(a.Name, search) || Holds(a.Mail, search)).OrderBy(a => a.Name, StringComparer.Ordinal).Take(Listed)
            .Select(a => new Option(a.Id.ToString(), $"{a.Name} ({a.Mail})"))];
    }

    private static bool Holds(string text, string search) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, search, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>Feature that governs a page of this portal; null when none does.</summary>
    private string? FeatureOf(string address, List<string> faults)
    {
        var path = address.Split('?', '#')[0].Trim().Trim('/');
        if (Uri.TryCreate(address.Trim(), UriKind.Absolute, out var whole))
        {
            path = whole.AbsolutePath.Trim('/');
            path = tenant.Value.Config.PathPrefix is { } prefix && path.StartsWith(prefix + "/", StringComparison.OrdinalIgnoreCase) ? path[(prefix.Length + 1)..] : path;
        }

        var page = endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => !e.RoutePattern.Parameters.Any(p => p.IsCatchAll))
            .OrderBy(e => e.RoutePattern.InboundPrecedence).FirstOrDefault(e => Matches(e.RoutePattern, path));
        if (page is null)
        {
            faults.Add($"Er is geen pagina met het adres '{path}'.");
            return null;
        }

        var feature = page.Metadata.GetMetadata<RequireFeatureAttribute>()?.Feature;
        if (feature is null)
        {
            faults.Add("Deze pagina hangt van geen functie af: iedereen die is ingelogd ziet haar.");
        }

        return feature;
    }

    private static bool Matches(RoutePattern pattern, string path) =>
        new Microsoft.AspNetCore.Routing.Template.TemplateMatcher(new(pattern), []).TryMatch("/" + path, []);
}
