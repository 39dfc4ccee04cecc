using Engine;
using Engine.Api.Describing;
using Engine.Features;
using Engine.SignIn;
using Engine.SignIn.EHerkenning.Simulator;
using Engine.Tenancy;
using Engine.Theming;
using Engine.Ui;
using Engine.Workflows.Library.Files;
using Engine.Workflows.Tasks.Forms;
using Microsoft.AspNetCore.Http.Features;
using Schema;
using Web.Account;
using Web.Account.EHerkenning;
using Web.Account.Gebruikers;
using Web.Admin.Accounts;
using Web.Admin.AuditLog;
using Web.Admin.Features;
using Web.Admin.Jobs;
using Web.Admin.Workflows;
using Web.Consents;
using Web.Dev;
using Web.Documents;
using Web.Errors;
using Web.Health;
using Web.Inbox;
using Web.Layout;
using Web.News;
using Web.Pages;
using Web.Security;
using Web.Tasks;
using Web.Telemetry;

namespace Web.Hosting;

/// <summary>Puts the areas together: services first, then the order in which a request passes them.</summary>
internal static class PortalHost
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.AddPortalLogging();
        builder.AddPortalTelemetry();
        // parts stand in the order in which they are registered: news comes before the figures of the modules
        builder.Services.AddScoped<PagePart, NewsPart>();
        builder.Services.AddEngine(InstalledModules.All);
        builder.Services.AddPortalDatabase(builder.Configuration);
        builder.Services.AddTrustedProxies(builder.Configuration);
        builder.Services.AddHostedService<TenantWatcher>();
        builder.Services.AddSingleton<MatcherPolicy, DevelopmentRouting>();
        builder.Services.AddFeatureAdmin();
        builder.Services.AddRazorComponents();
        builder.Services.AddTypedForms();
        builder.Services.AddAntiforgery(o => AccountCookies.Harden(o.Cookie, builder.Environment));
        builder.Services.AddScoped<PagePart, GebruikersPart>();
        builder.Services.AddScoped<PagePart, TasksPart>();
        builder.Services.AddScoped<PagePart, StoppedPart>();
        builder.Services.AddScoped<PagePart, DeadWorkPart>();
        builder.Services.AddScoped<TaskForm, AccountForm>();
        builder.Services.AddSingleton(AccountForm.Example);
        builder.Services.AddScoped<PagePart, InboxPart>();
        builder.Services.AddScoped<PagePart, PromisesPart>();
        builder.Services.AddScoped<DeskHelp>();
        builder.Services.AddPortalHealth();
        builder.Services.AddErrorPages();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // bytes a second: a line that is slower is cut, so that nobody keeps a place for hours
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 2_000, gracePeriod: TimeSpan.FromSeconds(5));
        });
        // a form with people in it never stands on a disk unsealed, where a crash would leave it
        builder.Services.Configure<FormOptions>(forms => forms.MemoryBufferThreshold = 30_000_000);
        builder.Services.AddEHerkenningSimulator(builder.Configuration, builder.Environment);
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddDemo();
        }

        // after the demo, which publishes the same files for its requests: together they would make one version twice
        builder.Services.AddHostedService<WorkflowFilesWatcher>();
    }

    public static async Task UsePortalAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<DatabaseStart>().Prepare(app.Services);
        await app.Services.GetRequiredService<TenantLoader>().ReloadAsync(CancellationToken.None);
        app.UseTrustedProxies();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UsePortalHealth();
        app.UseMiddleware<TenantMiddleware>();
        app.Use(RequestTrail.NoteTenantAsync);
        app.UseErrorPages();
        app.UseMiddleware<PublicPageCache>();
        app.UseAuthentication();
        app.UseRouting();
        app.Use(RequestTrail.NoteRouteAsync);
        app.Use(UnknownAddress.RefuseAsync);
        app.UseMiddleware<LimitRequests>();
        app.UseFeatureAuthorization();
        app.UseMiddleware<UploadGate>();
        app.UsePortalAntiforgery();
        app.UseMiddleware<NulRefusal>();
        app.MapStaticAssets().AllowAnonymous();
        app.MapThemes();
        app.MapSecurityText();
        app.MapAuditLog();
        app.MapWorkflows();
        app.MapOpenApi();
        foreach (var module in InstalledModules.All)
        {
            module.MapEndpoints(app);
        }

        app.MapRazorComponents<App>().WithStaticAssets().AddAdditionalAssemblies([.. InstalledModules.Assemblies]);
        app.MapAccount();
        app.MapDocuments();
        app.MapSignedDocument();
        app.MapEHerkenning();
        app.MapSaml();
    }
}
