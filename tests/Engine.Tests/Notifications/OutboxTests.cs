using Engine.Data;
using Engine.Jobs;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Tests.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Shouldly;
using Testing;
using Testing.Smtp;

namespace Engine.Tests.Notifications;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_mail_is_delivered_once_as_text_and_html()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var fixture = Fixture(server.Port);
        await Mail(fixture, TestTenants.Noord, "Uw inlogcode", "Beste Jan,\n\nUw code is 123456 <niet delen>.");
        await fixture.Pump.DrainAsync();
        var mail = (await server.UntilReceived(1)).ShouldHaveSingleItem();
        var message = (await Messages(fixture)).ShouldHaveSingleItem();
        message.SentAt.ShouldBe(fixture.Clock.GetUtcNow());
        mail.From.ShouldBe("no-reply@example.nl");
        mail.To.ShouldBe(["jan@example.nl"]);
        mail.Raw.ShouldContain($"Message-ID: <{message.Id:N}@noord.localhost>", Case.Insensitive);
        mail.Raw.ShouldContain("Subject: Uw inlogcode");
        mail.Raw.ShouldContain("text/plain");
        mail.Raw.ShouldContain("text/html");
        mail.Raw.ShouldContain("&lt;niet delen&gt;");
        mail.Raw.ShouldContain("Verzekeraar noord");

        await fixture.Queue(TestTenants.Noord, Outbox.JobKind, message.Id);
        await fixture.Pump.DrainAsync();
        server.Received.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Production", "")]
    [InlineData("Development", "Klik op https://noord.localhost/wachtwoord-instellen?code=geheim")]
    public async Task What_was_sent_holds_no_link_or_code_any_more_except_for_developers(string environment, string kept)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var fixture = Fixture(server.Port, environment);
        await Mail(fixture, TestTenants.Noord, "Nieuw wachtwoord", "Klik op https://noord.localhost/wachtwoord-instellen?code=geheim");
        await fixture.Pump.DrainAsync();
        (await server.UntilReceived(1)).ShouldHaveSingleItem();
        (await Messages(fixture)).ShouldHaveSingleItem().Body.ShouldBe(kept);
    }

    [Fact]
    public async Task A_mail_that_the_server_refuses_for_now_is_delivered_later()
    {
        await using var server = await SmtpServer.StartAsync(refuse: 1);
        await using var fixture = Fixture(server.Port);
        await Mail(fixture, TestTenants.Noord, "Welkom", "Welkom.");
        await fixture.Pump.DrainAsync();
        (await Messages(fixture)).ShouldHaveSingleItem().SentAt.ShouldBeNull();
        (await fixture.Heads()).ShouldHaveSingleItem().LastFault.ShouldBe("System.Net.Mail.SmtpException");

        fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        await fixture.Pump.DrainAsync();
        (await server.UntilReceived(1)).Count.ShouldBe(1);
        (await fixture.Heads()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_waits_for_a_server_that_is_away()
    {
        var server = await SmtpServer.StartAsync();
        var port = server.Port;
        await server.DisposeAsync();
        await using var fixture = Fixture(port);
        await Mail(fixture, TestTenants.Noord, "Welkom", "Welkom.");
        await fixture.Pump.DrainAsync();
        (await Messages(fixture)).ShouldHaveSingleItem().SentAt.ShouldBeNull();

        await using var back = await SmtpServer.StartAsync(port);
        fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        await fixture.Pump.DrainAsync();
        (await back.UntilReceived(1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_break_in_the_subject_makes_no_second_header()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var fixture = Fixture(server.Port);
        await Mail(fixture, TestTenants.Noord, "Vraag\r\nBcc: dief@example.com\r\n\r\nTekst", "Body.");
        await fixture.Pump.DrainAsync();
        var mail = (await server.UntilReceived(1)).ShouldHaveSingleItem();
        mail.To.ShouldBe(["jan@example.nl"]);
        mail.Raw.ShouldContain("Subject: Vraag  Bcc: dief@example.com");
        mail.Raw.ShouldNotContain("\r\nBcc:");
    }

    [Fact]
    public async Task Two_addresses_in_one_are_refused()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var fixture = Fixture(server.Port);
        await Mail(fixture, TestTenants.Noord, "Welkom", "Welkom.", "jan@example.nl, dief@example.com");
        await fixture.Pump.DrainAsync();
        server.Received.ShouldBeEmpty();
        (await fixture.Heads()).ShouldHaveSingleItem().LastFault.ShouldBe("System.FormatException");
    }

    [Fact]
    public async Task A_slow_server_keeps_nobody_elses_work_waiting()
    {
        await using var server = await SmtpServer.StartAsync(delay: TimeSpan.FromSeconds(1));
        await using var fixture = Fixture(server.Port);
        await Mail(fixture, TestTenants.Noord, "Traag", "Traag.");
        var sending = fixture.Pump.RunOnceAsync(JobLane.Outside, default, default);
        await fixture.UntilClaimed(1);
        await fixture.Queue(TestTenants.Zuid, Guid.CreateVersion7());
        await fixture.Pump.RunOnceAsync(JobLane.Inside, default, default);
        (await fixture.Effects(TestTenants.Zuid)).Count.ShouldBe(1);
        sending.IsCompleted.ShouldBeFalse();
        await sending;
        (await server.UntilReceived(1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_server_messages_wait_and_in_development_they_reach_the_mailbox()
    {
        await using var production = Fixture(null, Environments.Production);
        await Mail(production, TestTenants.Noord, "Welkom", "Welkom.");
        await production.Pump.DrainAsync();
        (await Messages(production)).ShouldHaveSingleItem().SentAt.ShouldBeNull();
        (await production.Heads()).ShouldHaveSingleItem().DeadSince.ShouldBeNull();

        await using var development = Fixture(null, Environments.Development);
        await Mail(development, TestTenants.Noord, "Welkom", "Welkom.");
        await development.Pump.DrainAsync();
        (await Messages(development)).ShouldHaveSingleItem().SentAt.ShouldNotBeNull();
        (await development.Heads()).ShouldBeEmpty();
    }

    private static JobFixture Fixture(int? port, string environment = "Production") => new(services =>
    {
        services.AddSingleton(new SmtpOptions { Host = port is null ? null : "127.0.0.1", Port = port ?? 0 });
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment
        {
            EnvironmentName = environment,
            ContentRootPath = Repository.Path("src", "Web"),
        });
        services.AddSingleton(new HostFolders(Repository.Path("tenant-config"), Repository.Path("themes")));
    });

    private static Task Mail(JobFixture fixture, Tenant tenant, string subject, string body, string to = "jan@example.nl") =>
        fixture.Database.As(tenant, services =>
        {
            services.GetRequiredService<Outbox>().Mail(to, subject, body);
            return services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });

    private static Task<List<Letter>> Messages(JobFixture fixture) => fixture.Database.As(TestTenants.Noord, services => services.LettersAsync());
}
