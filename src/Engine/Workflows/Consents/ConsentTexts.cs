using Engine.Data;
using Engine.Texts;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>Keeps each version of a text from its first use, and refuses one that was changed since.</summary>
public sealed class ConsentTexts(PortalDbContext db, TenantTexts texts)
{
    /// <param name="version">Null for the newest.</param>
    /// <exception cref="ActivityFault">There is no such text, or its words are not those that people read before.</exception>
    public async Task<ConsentText> KeepAsync(string key, string? version, CancellationToken cancellation)
    {
        try
        {
            var number = version ?? texts.NewestVersion(key);
            var file = texts.Version(key, number);
            var known = db.Set<ConsentText>().Local.FirstOrDefault(t => t.Key == key && t.Version == number)
                ?? await db.Set<ConsentText>().FirstOrDefaultAsync(t => t.Key == key && t.Version == number, cancellation);
            return known is null ? Keep(key, number, file) : known.Hash == file.Hash ? known : throw new TextException(
                file.Name, 1, "hij is veranderd nadat mensen hem hebben gelezen. Zet de oude woorden terug en geef de nieuwe een nieuwe versie.");
        }
        catch (TextException fault)
        {
            throw new ActivityFault(IncidentTypes.Work, fault.Message);
        }
    }

    private ConsentText Keep(string key, string version, TextFile file)
    {
        var text = new ConsentText { Key = key, Version = version, Title = file.Subject, Body = file.Body, Hash = file.Hash };
        db.Add(text);
        return text;
    }
}
