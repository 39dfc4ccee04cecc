using System.IO.Compression;
using System.Text;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>Every text of every other tenant holds a canary; no answer of this tenant, page or file, may sing (ISO-3).</summary>
public sealed class CanaryTests(AttackedPortal portal) : IClassFixture<AttackedPortal>
{
    private const string Canary = "KANARIE-";
    private const int MaximumPages = 150;

    [Fact]
    public async Task No_text_of_another_tenant_is_in_any_answer()
    {
        if (portal.Factory.Provider is Schema.DatabaseProvider.Sqlite)
        {
            (await PoisonAsync()).ShouldBeGreaterThan(500);
        }

        foreach (var mail in (string?[])[null, AttackedPortal.MainUser, AttackedPortal.OneContract, AttackedPortal.OtherEmployer, AttackedPortal.Admin])
        {
            (await WalkAsync(mail)).ShouldBeGreaterThan(mail is null ? 1 : 6, mail);
        }
    }

    private Task<int> PoisonAsync() => portal.InAsync("izz", async db =>
    {
        var rows = 0;
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.FindAnnotation(TenantModel.TenantOwned) is not null && e.FindAnnotation(TenantModel.AppendOnly) is null))
        {
            var table = entity.GetTableName() ?? "";
            foreach (var column in entity.GetProperties().Where(p => p.ClrType == typeof(string) && !p.IsKey() && !p.IsForeignKey()))
            {
                // unique columns stay unique, and no column is a document that somebody must be able to read
                var sql = $"UPDATE \"{table}\" SET \"{column.GetColumnName()}\" = '{Canary}' || \"TenantId\" || rowid WHERE \"TenantId\" <> 'izz'";
                rows += await db.Database.ExecuteSqlRawAsync(sql);
            }
        }

        return rows;
    });

    private async Task<int> WalkAsync(string? mail)
    {
        var visitor = await portal.AsAsync(mail);
        var waiting = new Queue<string>(["", "bestaat-niet", "verzekerden?filter-naam=kanarie", "verzekerden?toon=alles", "verzekerden/download", "beheer/logboek/download", "beheer/simulator?zoek=e", "organisatie", "dev/outbox"]);
        var seen = new HashSet<string>(waiting);
        var shown = 0;
        for (var asked = 0; waiting.TryDequeue(out var path) && asked < MaximumPages; asked++)
        {
            var page = await visitor.OpenAsync(path);
            Text(page).ShouldNotContain(Canary, Case.Sensitive, $"{mail} {path}");
            shown += (int)page.Status == 200 ? 1 : 0;
            foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href") ?? "")
                .Where(h => !h.Contains(':', StringComparison.Ordinal) && !h.Contains('#', StringComparison.Ordinal)))
            {
                if (seen.Add(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        return shown;
    }

    private static string Text(VisitedPage page)
    {
        if (page.Response.Content.Headers.ContentType?.MediaType?.Contains("spreadsheet", StringComparison.Ordinal) != true)
        {
            return page.Body;
        }

        using var archive = new ZipArchive(new MemoryStream(page.Bytes));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }
}
