using System.Globalization;
using System.Text.Json;
using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Tenancy.ChangeSets;
using Engine.Tenancy.Configuration;
using Microsoft.EntityFrameworkCore;

namespace Engine.Features;

/// <summary>Switches a feature on, grey or off, for everyone or for a part, now or at a planned moment.</summary>
public sealed class SwitchFeature(PortalDbContext db, CurrentTenant tenant, ModuleCatalogue catalogue, LandChange land, TimeProvider time)
{
    private const int MaximumText = 500;

    /// <param name="Scope">As <see cref="FeatureScope.Text"/>.</param>
    /// <param name="State"><c>aan</c>, <c>grijs</c> or <c>uit</c>.</param>
    /// <param name="Reason">Why, for the history.</param>
    /// <param name="Notice">What users read while it is off or grey; empty leaves it as it is.</param>
    /// <param name="From">Moment in Dutch time, <c>dd-mm-jjjj uu:mm</c>; empty for at once.</param>
    /// <param name="Seen">State of the feature's history as the form carried it, see <see cref="ChangeHistory.SeenAsync(string, CancellationToken)"/>.</param>
    public sealed record Input(string Feature, string? Scope, string? State, string? Reason, string? Notice, string? From, int Seen);

    public async Task<Result<ChangeSet>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        var state = SwitchText.Parse(input.State);
        var scope = FeatureScope.Parse(input.Scope);
        var moment = Moment(input.From, refusals);
        if (state is null)
        {
            refusals.Add(new("state", "Kies aan, grijs of uit.", "State"));
        }

        if (scope is null || !await ExistsAsync(scope.Value, cancellation))
        {
            refusals.Add(new("scope", "Kies voor wie dit geldt: iedereen, een groep of een organisatie van dit portaal.", "Scope"));
        }

        if (input.Reason?.Length > MaximumText || input.Notice?.Length > MaximumText)
        {
            refusals.Add(new("too-long", "Houd de reden en de tekst korter dan 500 tekens.", input.Reason?.Length > MaximumText ? "Reason" : "Notice"));
        }

        var feature = Feature(input.Feature);
        if (feature is null)
        {
            refusals.Add(new("unknown", "Deze functie bestaat niet in dit portaal."));
        }
        else if (feature.Feature.Id == PortalFeatures.SwitchFeatures && state is not (null or SwitchState.On))
        {
            refusals.Add(new("lock-out", "Deze functie kunt u hier niet uitzetten: dan kan niemand haar meer aanzetten. Vraag het de beheerder van het platform.", "State"));
        }

        if (refusals.Count > 0 || feature is null || state is not { } to || scope is not { } on)
        {
            return refusals.ToArray();
        }

        return await land.HandleAsync(
            new(input.Feature, input.Seen, Wanted(feature, on, to, input.Notice), Trim(input.Reason), moment, new(AuditAction.Update, "portal.functie-schakelen")
            {
                Detail = $"{input.Feature}: {SwitchText.Dutch(on.StateIn(feature.Config))} -> {SwitchText.Dutch(to)} voor {on.Text}"
                    + (moment is { } at ? $" vanaf {DutchTime.Local(at).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture)}" : ""),
            }),
            cancellation);
    }

    private CompiledFeature? Feature(string id) =>
        tenant.Value.Features.Find(id) is { } found && tenant.Value.Config.Modules.Contains(catalogue.ModuleOf(id).Id) ? found : null;

    private async Task<bool> ExistsAsync(FeatureScope scope, CancellationToken cancellation) => scope.Kind switch
    {
        ScopeKind.Everyone => true,
        ScopeKind.Audience => tenant.Value.Config.Audiences.ContainsKey(scope.Id),
        ScopeKind.Organisation => await db.Set<Organisation>().AnyAsync(o => o.Number == scope.Id, cancellation),
    };

    private List<ConfigChange> Wanted(CompiledFeature feature, FeatureScope scope, SwitchState to, string? notice)
    {
        string[] at = ["features", feature.Feature.Id];
        var value = SwitchText.Json(to);
        var wanted = new List<ConfigChange>();
        if (scope.Kind != ScopeKind.Everyone && !tenant.Value.Config.Features.ContainsKey(feature.Feature.Id))
        {
            // a feature that the file names without a state is on: for all others this one stays as off as it was
            wanted.Add(new(ConfigPointer.Of([.. at, "state"]), SwitchText.Json(feature.Config.State)));
        }

        switch (scope.Kind)
        {
            case ScopeKind.Everyone:
                wanted.Add(new(ConfigPointer.Of([.. at, "state"]), value));
                // everyone is everyone: emptied and not taken away, so that undoing puts them back in their place
                if (feature.Config.Audiences.Count > 0)
                {
                    wanted.Add(new(ConfigPointer.Of([.. at, "audiences"]), "{}"));
                }

                if (feature.Config.Organisations.Count > 0)
                {
                    wanted.Add(new(ConfigPointer.Of([.. at, "organisations"]), "{}"));
                }

                break;
            case ScopeKind.Audience:
                wanted.Add(new(ConfigPointer.Of([.. at, "audiences", scope.Id]), value));
                break;
            case ScopeKind.Organisation:
                wanted.Add(new(ConfigPointer.Of([.. at, "organisations", scope.Id]), value));
                break;
        }

        if (Trim(notice) is { } text)
        {
            wanted.Add(new(ConfigPointer.Of([.. at, "reason"]), JsonSerializer.Serialize(text)));
        }

        return wanted;
    }

    private DateTimeOffset? Moment(string? text, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DutchMoment.Parse(text) is not { } moment)
        {
            refusals.Add(new("moment", "Vul een bestaande dag en tijd in, zoals 01-12-2026 07:00. Of laat het leeg: dan gaat de wijziging nu in.", "From"));
            return null;
        }

        var now = time.GetUtcNow();
        if (moment <= now || moment > now.AddYears(2))
        {
            refusals.Add(new("moment", "Kies een moment in de toekomst, binnen twee jaar. Of laat het leeg: dan gaat de wijziging nu in.", "From"));
        }

        return moment;
    }

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
