using System.Globalization;
using System.Text;
using Engine.Documents;
using Engine.Features;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collectiviteit.Registers;

/// <summary>Files of the console: samples, and the rows that were not taken.</summary>
internal static class RegisterEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/beheer/registers/voorbeeld/{register}", Voorbeeld).WithMetadata(new RequireFeatureAttribute(Features.Registers));
        endpoints.MapGet("/beheer/registers/{id:guid}/geweigerd", GeweigerdAsync).WithMetadata(new RequireFeatureAttribute(Features.Registers), new LimitedAttribute(Budget.Export));
    }

    private static IResult Voorbeeld(string register)
    {
        if (Indeling.Vind(register) is not { } indeling)
        {
            return Results.NotFound();
        }

        var tekst = new StringBuilder().AppendJoin(';', indeling.Kolommen.Select(k => k.Title)).Append("\r\n").AppendJoin(';', indeling.Kolommen.Select(k => k.Example)).Append("\r\n");
        byte[] inhoud = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(tekst.ToString())];
        return Results.File(inhoud, CsvWriter.ContentType, $"{indeling.Naam}.csv");
    }

    private static async Task GeweigerdAsync(Guid id, HttpContext http, BekijkImports bekijk)
    {
        var stop = http.RequestAborted;
        if (await bekijk.VindAsync(id, stop) is not { } import || !bekijk.MagGegevens(import))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (eerste, rijen) = await bekijk.GeweigerdAsync(import, stop);
        http.Response.ContentType = CsvWriter.ContentType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{Indeling.Van(import.Soort).Naam}-niet-verwerkt.csv\"";
        await CsvWriter.WriteAsync(http.Response.Body, Kolommen(Indeling.Van(import.Soort), eerste), rijen, stop);
    }

    // a column that the file did not have stays away: empty it would take away what the register holds
    private static List<XlsxColumn<Verschil>> Kolommen(Indeling indeling, Verschil? eerste) =>
    [
        .. indeling.Kolommen.Select((k, i) => (k.Title, Plaats: i)).Where(k => eerste is null || eerste.Inhoud.Waarden?[k.Plaats] is not null)
            .Select(k => new XlsxColumn<Verschil>(k.Title, v => v.Inhoud.Waarden?[k.Plaats] ?? "")),
        new(Indeling.Regel, v => v.Nummer.ToString(CultureInfo.InvariantCulture)),
        new(Indeling.Reden, v => string.Join(' ', v.Inhoud.Fouten.Select(f => f.Column is { } kolom ? $"{kolom}: {f.Reason}" : f.Reason))),
        new(Indeling.Oplossing, v => string.Join(' ', v.Inhoud.Fouten.Select(f => f.Remedy))),
    ];
}
