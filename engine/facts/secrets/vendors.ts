/**
 * Services that issue credentials without a format of their own, so that only the service's name near a random value tells them: one
 * family a name, as it stands in names of variables (lower case, in one word).
 */
const byField: Readonly<Record<string, string>> = {
  "clouds and hosting":
    "aiven akamai alibaba aliyun aws azure azuredevops azurestorage cloud66 cloudant cloudflare cloudflared cloudways couchbase datastax digitalocean exoscale fastly fleek flyio " +
    "gandi gcp godaddy hashicorp heroku hetzner hostinger ibm infomaniak ionos kinsta koyeb linode namecheap netlify ngrok oracle ovh packet porkbun railway render " +
    "salt scaleway scalingo softlayer stackpath storj supabase tencent upcloud upstash vercel vultr wasabi web3storage yandex zerotier",
  "data stores and data services":
    "airtable algolia astra clickhouse cockroachdb confluent couchdb databox databricks datarobot elastic elasticsearch fauna firebase fivetran hasura impala " +
    "influxdb looker meilisearch metabase mongodb mongodbatlas neon neo4j nasdaqdatalink pinecone planetscale qdrant quandl qubole questdb rabbitmq redis rockset " +
    "rudderstack segment sigopt snowflake stitchdata swiftype tableau temporal tinybird turso typesense weaviate",
  "code, builds and deployment":
    "appcenter appveyor artifactory bitbucket bitbar bitrise browserstack buddy budibase buildkite checkly checklyhq circleci clojars cloudsmith codacy " +
    "codeclimate codecov codefresh codemagic codeship configcat coveralls crates crowdin cypress dareboost devcycle docker dockerhub deno drone droneci dyspatch " +
    "endorlabs expo fossa gitea github gitkraken gitlab gitter harness infracost jenkins jfrog knapsackpro lambdatest launchdarkly lokalise mergify npm nuget " +
    "octopus openshift packagecloud percy phrase pulumi pypi quay rubygems sauce saucelabs scrutinizer scrutinizerci semaphore shippable sidekiq snyk sonar sonarcloud " +
    "sonarqube sonatype sourcegraph spacelift split stackhawk statsig teamcity terraform testrail transifex travis travisci unleash versioneye wercker",
  "security and identity":
    "auth0 authress aikido beyondidentity bitwarden borgbase censys clerk cohesity crowdstrike cyberark detectify doppler duo fusionauth greynoise hackerone " +
    "hibp infisical jumpcloud jupiterone keycloak lastpass loginradius maxmind nightfall okta onelogin onfido ory passbase persona proof privateai rapid7 " +
    "recaptcha securitytrails shodan shodankey sslmate stytch sumsub supertokens tailscale tenable tines tineswebhook truenas turnstile twingate urlscan " +
    "vault veriff virustotal workos yousign zscaler",
  "monitoring and operations":
    "airbrake amplitude apimetrics appdynamics appfollow appoptics atera baremetrics bettercloud betterstack betteruptime blazemeter bugherd bugsnag " +
    "chartmogul cronitor datadog delighted dependencytrack dynatrace elasticapm fullstory geckoboard gtmetrix healthchecks heap hockeyapp honeybadger " +
    "honeycomb hotjar instana keen kibana klipfolio lightstep logdna loggly logrocket logz logzio meraki metrilo mixpanel moesif newrelic opsgenie pagerduty " +
    "papertrail pendo pingdom posthog prometheus raygun rollbar rootly scalr scalyr scout sentry sigfox signalfx site24x7 splunk squadcast statsd statuscake " +
    "statuspage statuspal sumo sumologic thousandeyes trackjs uptime uptimerobot upwave victorops wakatime wavefront zabbix",
  "models and machine learning":
    "ai21 aleph anthropic anyscale assemblyai audd bedrock cerebras clarifai cloudsight cohere comet deepai deepgram deepl deepseek dialogflow edenai " +
    "elevenlabs fireworks gemini groq happyscribe huggingface imagga jina kimi lamini langchain langfuse langsmith leonardo lighton llama llamaindex minimax " +
    "mistral modal monkeylearn moonshot neptune nvidia ollama openai openrouter paralleldots perplexity playht predibase prefect replicate roboflow runpod " +
    "speechmatics speechtextai stability stabilityai tavily togetherai uclassify upstage voicegain wandb weightsandbiases xai zai",
  "mail, messages and calls":
    "ably apifonica aws-ses beamer bird brevo bulksms campaignmonitor campayn chatbot chatfuel chatwork clicksend convertkit courier customerio d7network " +
    "discord elasticemail emailoctopus flock front gitalk helpcrunch helpscout infobip instabot intercom iterable kakao kickbox klaviyo lark lemlist line " +
    "linenotify livestorm loops mailboxlayer mailchimp maileroo mailerlite mailersend mailgun mailjet mailmodo mailsac mailtrap mandrill mattermost mesibo " +
    "messagebird moosend mparticle mqtt nexmo omnisend onesignal pepipost plivo postageapp postmark pubnub pushbullet pusher pushover qualaroo reachmail " +
    "resend ringcentral salesblink sendbird sendgrid sendinblue simplynoted sinch slack smtp2go sparkpost streak surveybot telegram telesign telnyx teletype " +
    "textlocal textmagic twilio tyntec verimail viber vonage voodoosms webex whatsapp wechat zerobounce zoom zulip",
  "payments, shops and money":
    "adyen afterpay alchemy alpaca alphavantage appsynergy asaas avalara bigcommerce billomat binance bitcoinaverage bitfinex bitmex bittrex blocknative " +
    "blockchain braintree bscscan bybit chargebee chargify checkout coinapi coinbase coinlayer coinlib coinmarketcap commercejs cryptocompare currencyapi " +
    "currencycloud currencyfreaks currencylayer currencyscoop currencystack dfuse dwolla easypost ebay etherscan ethplorer etsy exchangerate " +
    "exchangerateapi exchangeratesapi fastforex finage financialmodelingprep finicity finnhub fixer fixerio flexport flightapi flutterwave freemius " +
    "freshbooks fxmarket glassnode gocardless gumroad heartland highnote iexapis iexcloud infura intrinio klarna kraken kucoin lemonsqueezy lendflow lob " +
    "loyverse lunchmoney magento marketstack mercury midtrans mollie moonclerk moralis nftport nowpayments oanda onfleet pagarme paddle partnerstack payfast " +
    "paymongo payoneer paypal paystack plaid polar polygon polygonscan polymarket quickbooks quickbase quicknode ramp razorpay rebilly recurly " +
    "refiner requestfinance route4me sage shippo shopee shopify shipday shipstation simfin snipcart spreedly square squareup squarespace stockdata stripe " +
    "sumup tatum tatumio taxjar tiingo tradier tradestation transferwise twelvedata vatlayer wepay wise woocommerce worldcoinindex worldpay settlemint xendit xero",
  "work, sales and documents":
    "activecampaign adobe affinity agencyzoom ahrefs amocrm anypoint apollo appointedd asana atlassian autodesk autoklose autopilot avaza axonaut bamboohr " +
    "basecamp beebole bitly blogger bombbomb boostnote box brandfetch calendly calendarific caflou canny cannyio canva capsulecrm centralstationcrm ceros chorus " +
    "clearbit clickup clientary cliengo clockify closecrm clustdoc coda confluence contentful conversiontools convertapi copper craftmypdf datadome " +
    "debounce demandbase digify discourse disqus ditto docparser docusign documo dovetail dribbble dronahq dropbox dynalist egnyte eventbrite everhour " +
    "evernote exist feedier figma findl flatio fleetbase float formbucket formcraft formio formsite foursquare frameio freshdesk freshservice " +
    "freshworks fulcrum geckoengage getemail getgist getresponse gong goodday greenhouse groove groovehq gyazo hellosign hiveage " +
    "hubspot humanity hunter hypothesis iconfinder imagekit insightly intercomio interseller invoiceninja ironclad jira jotform juro karmacrm kissflow " +
    "kontent kylas leadfeeder lever lessannoyingcrm lexigram lightspeed linear liquidplanner madkudu magnetic mavenlink meistertask mindmeister miro mixmax monday " +
    "myintervals nethunt nicereply nimble nozbe nozbeteams notion noticeable nutshell nylas odoo okd onepagecrm outreach overloop pandadoc paperform " +
    "parseur pastebin paydirt paydirtapp paymo paymoapp peopledatalabs pipedream pipedrive pivotaltracker planview planyo podio postman powrbot procore prodpad " +
    "productboard productplan prospectcrm prospectio qase rawg readme reallysimplesystems rebrandly redbooth rentman replyio restpack " +
    "ritekit rocketreach salescookie salesflare salesforce salesloft salesmate satismeter saviom scoro selectpdf servicenow sherpadesk signable " +
    "signaturit signupgenius simplesat simvoly skrappio skubana smartsheet smartsheets sparkpostmail sugarcrm supernotes supernotesapi surveymonkey " +
    "surveysparrow survicate tallyfy teamgate teamwork teamworkcrm teamworkdesk teamworkspaces tettra ticketmaster tickettailor timecamp tmetric " +
    "todoist toggl toggltrack trello tyform typeform unbounce uplead uservoice vbout veriphone viewneo vtiger voiceflow vyte webflow whoxy wordpress workato workday " +
    "workfront workiva workstack worksnaps wrike wufoo xing youneedabudget zapier zendesk zenkit zenkitapi zeplin zoho zohocrm zonkafeedback zuora",
  "media, places and everything else":
    "abstractapi adafruit adafruitio agora aeroworkflow airship airvisual ambee amplify api2cart apiflash apify apilayer apitemplate arcgis autocode aviationstack " +
    "avoinkey aylien bannerbear besnappy besttime bitmovin blitapp blynk brave browshot buddyns bulbul buttercms bugzilla calorieninja carboninterface " +
    "checio checkio cicero civo cloudconvert cloudimage cloudinary cloudmersive cloudplan cloverly codequiry collect2 countrylayer cursor dailyco " +
    "dailymotion dandelion databento datagov deezer detectlanguage diffbot diggernaut duffel eagleeyenetworks ecostruxureit ecwid enigma envoy " +
    "eraser etherpad extractorapi facebook fetchrss fileio filestack firecrawl flickr flightlabs flightstats fontawesome foursquareplaces geoapify geocode geocodio " +
    "geocodify geoipify geoipifi getgeoapi getsandbox giphy graphcms graphhopper greptile guardian guardianapi hereapi heremaps holidayapi holistic html2pdf " +
    "hybiscus imgix imgur instagram ip2location ipapi ipdata ipgeolocation ipinfo ipinfodb ipqs ipquality ipqualityscore ipstack kagi kaltura kayako " +
    "languagelayer lastfm lichess linkedin linkpreview livekit locationiq mapbox mapquest mediastack mediawiki mixcloud mockaroo mux myfreshworks nasa " +
    "newsapi newscatcher numverify nytimes opencage opencagedata openuv openweather openweathermap oopspam optimizely owlbot pandascore pdflayer " +
    "pdfshift pexels picatic pinata pinterest pixabay playfab pollsapi positionstack postgrid prismic protocolsio proxycrawl qiniu rapidapi raven " +
    "reddit restpackhtmltopdfapi rosette samsara sanity saucenao scrapeowl scraperapi scraperbox scrapestack scrapfly scrapingant scrapingbee screenshotapi " +
    "screenshotlayer serpapi serper serphouse serpstack shortcut shotstack shutterstock sirv skybiometry smarty snapchat spoonacular sportradar sportsmonk " +
    "spotify stormboard stormglass storyblok storychief storecove strava stripo surge tefter theoddsapi thingsboard thunderstore tiktok " +
    "timezoneapi tly tomtom trakt travelpayouts tumblr twitch twitter ubidots unplugg unsplash upcdatabase uploadcare upwork userflow userstack " +
    "viacep vimeo visualcrossing vpnapi walkscore weatherapi weatherbit weatherstack webscraper webscraping weglot whatcms wistia wolfram worldweather yelp " +
    "youtube zenrows zenscrape zillow zipcodeapi zipcodebase",
};

/** Names that are words of everyday language too: only beside a word for a credential do they mean the service. */
const plainWords =
  "box brave buddy canva chorus comet cursor drone duo expo float flock front guardian heap holistic line linear loops magnetic modal monday mux neon " +
  "nimble notion packet persona phrase polar polygon proof ramp raven render sage salt scout segment shortcut split square streak surge temporal " +
  "uptime vault wise checkout courier envoy eraser exist fixer geocode harness hunter impala keen lever lob mercury oracle railway refiner resend " +
  "semaphore sauce sumo travis readme recaptcha planview";

/** The families by field, for the documentation. */
export const vendorsByField: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(byField).map(([field, names]) => [field, names.split(" ")]),
);

/** Every service. */
export const vendors: readonly string[] = [...new Set(Object.values(vendorsByField).flat())];

/** The services whose names are words of everyday language too. */
export const plainVendors: readonly string[] = plainWords.split(" ");
