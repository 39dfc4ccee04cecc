using Engine.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collectiviteit.Overzichten;

/// <summary>Makes an answer the download of a spreadsheet that is never kept on the way.</summary>
internal static class Lijstbestand
{
    public static void Zet(HttpContext http, string naam)
    {
        http.Response.ContentType = XlsxWriter.ContentType;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = naam }.ToString();
        http.Response.Headers.CacheControl = "no-store";
    }
}
