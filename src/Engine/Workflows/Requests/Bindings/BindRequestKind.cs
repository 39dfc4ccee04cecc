using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Modules;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests.Bindings;

/// <summary>Says which definition handles a kind of request, now or from a moment. Requests that run keep theirs.</summary>
public sealed class BindRequestKind(PortalDbContext db, ModuleCatalogue modules, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public const int MaxReason = 500;

    public static readonly Refusal ChangedMeanwhile = new("binding.changed", "Iemand anders heeft deze koppeling net gewijzigd. Bekijk wat er nu staat en probeer het opnieuw.");

    /// <param name="Number">A version to keep to; null for the published one.</param>
    /// <param name="From">Moment in Dutch time, <c>dd-mm-jjjj uu:mm</c>; empty for at once.</param>
    /// <param name="Reason">Why, for the history.</param>
    /// <param name="Seen">Number of the newest binding that the form showed; 0 for none.</param>
    public sealed record Input(string Kind, string? DefinitionId, int? Number, string? From, string? Reason, int Seen);

    public async Task<Result<WorkflowBinding>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var from = string.IsNullOrWhiteSpace(input.From) ? now : DutchMoment.Parse(input.From);
        var reason = (input.Reason ?? "").Trim();
        Refusal?[] refusals =
        [
            modules.RequestKinds.ContainsKey(input.Kind) ? null : new("binding.kind", "Deze soort aanvraag bestaat niet in dit portaal."),
            await DefinitionAsync(input, cancellation),
            from is null ? new("binding.moment", "Vul een bestaande dag en tijd in, zoals 01-12-2026 07:00. Of laat het leeg: dan gaat de wijziging nu in.", nameof(Input.From))
                : from < now || from > now.AddYears(2) ? new("binding.moment", "Kies een moment in de toekomst, binnen twee jaar. Of laat het leeg: dan gaat de wijziging nu in.", nameof(Input.From))
                : null,
            reason.Length is 0 or > MaxReason ? new("binding.reason", $"Vul de reden in, hoogstens {MaxReason} tekens. Die staat in de geschiedenis.", nameof(Input.Reason)) : null,
        ];
        if (from is not { } moment || refusals.OfType<Refusal>().ToArray() is { Length: > 0 })
        {
            return refusals.OfType<Refusal>().ToArray();
        }

        var newest = await db.Set<WorkflowBinding>().Where(b => b.RequestKind == input.Kind).MaxAsync(b => (int?)b.Sequence, cancellation) ?? 0;
        if (newest != input.Seen)
        {
            return ChangedMeanwhile;
        }

        var binding = new WorkflowBinding
        {
            RequestKind = input.Kind, Sequence = newest + 1, DefinitionId = input.DefinitionId ?? "", Number = input.Number, From = moment, At = now, By = actor.Value.Name, Reason = reason,
        };
        db.Add(binding);
        audit.Add(new(AuditAction.Update, "portal.workflow-koppelen")
        {
            ObjectType = "koppeling", ObjectId = binding.Id,
            Detail = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{input.Kind}: {input.DefinitionId} {input.Number} vanaf {DutchTime.Local(moment):dd-MM-yyyy HH:mm}"),
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return ChangedMeanwhile;
        }

        return binding;
    }

    private async Task<Refusal?> DefinitionAsync(Input input, CancellationToken cancellation)
    {
        var published = db.Set<WorkflowVersion>().Where(v => v.DefinitionId == input.DefinitionId && v.PublishedAt != null);
        return !await published.AnyAsync(v => v.PublishedAs != null, cancellation)
            ? new("binding.definition", "Kies een workflow die gepubliceerd is.", nameof(Input.DefinitionId))
            : input.Number is { } number && !await published.AnyAsync(v => v.Number == number, cancellation)
                ? new("binding.version", "Deze versie is niet gepubliceerd. Laat het veld leeg voor de gepubliceerde versie.", nameof(Input.Number))
                : null;
    }
}
