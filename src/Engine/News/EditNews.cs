using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Engine.News;

/// <summary>What an admin typed; nothing of it has been checked.</summary>
/// <param name="Version">Of the item as the form showed it; 0 for a new one.</param>
public sealed record NewsInput(string? Title, string? Text, string? From, string? Until, string? Audience, int Version);

/// <summary>Writes, changes and ends news.</summary>
public sealed class EditNews(PortalDbContext db, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    public static readonly Refusal Unknown = new("news.unknown", "Dit nieuwsbericht is er niet (meer).");

    public static readonly Refusal Overtaken = new("news.overtaken", "Een collega heeft dit bericht zojuist gewijzigd. Open het opnieuw en controleer wat er nu staat.");

    /// <summary>The newest first.</summary>
    /// <returns>One more than asked when there is more.</returns>
    public async Task<IReadOnlyList<NewsItem>> ListAsync(int skip, int take, CancellationToken cancellation) =>
        await db.Set<NewsItem>().AsNoTracking().OrderByDescending(n => n.From).ThenByDescending(n => n.Id).Skip(skip).Take(take + 1).ToListAsync(cancellation);

    public Task<NewsItem?> FindAsync(Guid id, CancellationToken cancellation) => db.Set<NewsItem>().AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, cancellation);

    /// <summary>The item that the input would make, which is not kept: to look at it first.</summary>
    public Result<NewsItem> Preview(NewsInput input)
    {
        var (title, text) = ((input.Title ?? "").Trim(), (input.Text ?? "").Trim().ReplaceLineEndings("\n"));
        var (hasFrom, hasUntil) = (DutchDate.TryParse(input.From, out var from), DutchDate.TryParse(input.Until, out var until));
        var audience = string.IsNullOrEmpty(input.Audience) ? null : input.Audience;
        Refusal[] refusals =
        [
            .. Check(title.Length is > 0 and <= NewsItem.MaxTitle && !title.Any(char.IsControl), "news.title", $"Vul een titel in van hoogstens {NewsItem.MaxTitle} tekens.", nameof(NewsInput.Title)),
            .. Check(text.Length is > 0 and <= NewsItem.MaxText, "news.text", $"Vul een tekst in van hoogstens {NewsItem.MaxText} tekens.", nameof(NewsInput.Text)),
            .. Check(hasFrom, "news.from", "Vul de eerste dag in waarop het bericht te zien is, bijvoorbeeld 01-12-2026.", nameof(NewsInput.From)),
            .. Check(string.IsNullOrWhiteSpace(input.Until) || hasUntil, "news.until", "Deze einddatum is niet te lezen. Typ dag-maand-jaar, of laat het veld leeg.", nameof(NewsInput.Until)),
            .. Check(!hasFrom || !hasUntil || until >= from, "news.order", "De laatste dag ligt vóór de eerste dag. Kies een latere laatste dag.", nameof(NewsInput.Until)),
            .. Check(audience is null || tenant.Value.Config.Audiences.ContainsKey(audience), "news.audience", "Kies een groep uit de lijst.", nameof(NewsInput.Audience)),
        ];
        return refusals.Length > 0 ? refusals : new NewsItem { Title = title, Text = text, From = from, Until = hasUntil ? until : null, Audience = audience };
    }

    /// <param name="id">Null for a new item.</param>
    public async Task<Result<NewsItem>> SaveAsync(Guid? id, NewsInput input, CancellationToken cancellation)
    {
        var preview = Preview(input);
        if (preview.IsRefused)
        {
            return preview;
        }

        var item = preview.Value;
        if (id is null)
        {
            db.Add(item);
        }
        else if (await db.Set<NewsItem>().FirstOrDefaultAsync(n => n.Id == id, cancellation) is { } known)
        {
            if (known.Version != input.Version)
            {
                return Overtaken;
            }

            (known.Title, known.Text, known.From, known.Until, known.Audience, known.EndedAt) = (item.Title, item.Text, item.From, item.Until, item.Audience, null);
            item = known;
        }
        else
        {
            return Unknown;
        }

        item.Version++;
        return await KeepAsync(item, id is null ? AuditAction.Create : AuditAction.Update, cancellation);
    }

    /// <summary>Takes it away at once.</summary>
    public async Task<Result<NewsItem>> EndAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<NewsItem>().FirstOrDefaultAsync(n => n.Id == id, cancellation) is not { } item)
        {
            return Unknown;
        }

        item.EndedAt ??= time.GetUtcNow();
        item.Version++;
        return await KeepAsync(item, AuditAction.Delete, cancellation);
    }

    private async Task<Result<NewsItem>> KeepAsync(NewsItem item, AuditAction action, CancellationToken cancellation)
    {
        audit.Add(new(action, "portal.nieuws") { ObjectType = "nieuws", ObjectId = item.Id });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsOvertaken(fault))
        {
            return Overtaken;
        }

        return item;
    }

    private static Refusal[] Check(bool right, string code, string message, string field) => right ? [] : [new(code, message, field)];
}
