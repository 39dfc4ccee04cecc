using System.ComponentModel;
using Engine.Bulk.Uploads;

namespace Collectiviteit.Meldingen;

/// <summary>An upload of which every row was dealt with, as a program is told.</summary>
internal sealed record UploadMelding(
    Guid Id,
    int Regels,
    int Aangenomen,
    int Geweigerd,
    [property: Description("Regels die al eerder waren aangenomen.")] int AlBekend,
    [property: Description("Hier leest u de verzoeken sinds de upload, met een sleutel.")] Uri Link)
{
    public static UploadMelding Van(BulkUpload upload, Uri link) => new(upload.Id, upload.Rows, upload.Accepted, upload.Refused, upload.Known, link);
}
