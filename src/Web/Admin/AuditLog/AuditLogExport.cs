using Engine;
using Engine.Audit;
using Engine.Calendar;
using Engine.Documents;
using Engine.Features;
using Engine.Modules;
using Engine.SignIn.Protection;
using Engine.Tenancy;
using Engine.Ui;

namespace Web.Admin.AuditLog;

/// <summary>The log as CSV, streamed: one line in memory, however many there are.</summary>
internal static class AuditLogExport
{
    public const string Path = "beheer/logboek/download";

    public static void MapAuditLog(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, WriteAsync).WithMetadata(new RequireFeatureAttribute(PortalFeatures.AuditLog), new LimitedAttribute(Budget.Export));

    private static async Task WriteAsync(HttpContext context, ReadAuditLog log, CurrentTenant tenant, ModuleCatalogue catalogue, TimeProvider time, CancellationToken cancellation)
    {
        var query = AuditLogQuery.From(TableQuery.From(context), time);
        if (query.Refusals.Count > 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var lines = await log.ExportAsync(query.Filter, cancellation);
        context.Response.ContentType = CsvWriter.ContentType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"logboek-{Show.Date(DutchTime.Today(time))}.csv\"";
        await CsvWriter.WriteAsync(context.Response.Body, AuditWords.Columns(tenant.Value.Config, catalogue), lines, cancellation);
    }
}
