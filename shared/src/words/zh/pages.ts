import type { PagesWords } from '../en/pages.ts';

export const pages: PagesWords = {
  start: {
    claim: '有人按铃，您来应答。',
    about:
      '部署在您自己服务器上的在线客服：网站上一个小铃铛，团队面前一张安静的桌子，消息一条不丢。',
    demo: '按铃试试',
    demoHint: '一家带聊天窗口的小店，与访客看到的完全一样。',
    console: '开始接待',
    consoleHint: '客服控制台。首次启动时已显示登录账号。',
    embed: '放到您的网站上',
    embedHint: '只需一行，放在页面任意位置。“demo” 是初始站点的密钥。',
    read: '继续阅读',
    embedding: '嵌入的详细说明，以及页面可以调用的接口',
    api: 'API 的全部请求与响应',
    settings: '全部设置',
    protocol: '客户端与服务器如何通信',
  },
  shop: {
    title: 'Bellwood 书桌好物',
    claim: '让人愿意坐下来的书桌',
    about: '黄铜铃、好台灯、实在的纸。小批量制作，终身维修。',
    look: '浏览全部',
    toContent: '跳到正文',
    kinds: { bells: '铃', lamps: '灯', paper: '纸与笔' },
    all: '全部商品',
    chat: '立即咨询',
    reserve: '在线预留',
    askTitle: '不知道选哪一件？',
    askHint: '说说您的书桌吧，店员几分钟内就会回复。',
    tax: '含税含运费',
    promises: ['两到四天送达', '30 天内可退', '终身维修'],
    more: '搭配推荐',
    missing: '这件已经没有了',
    missingHint: '我们只做小批量。也许您会喜欢别的，或者问问我们下一批何时到。',
    demo: 'Bellwood 是虚构的店铺，供您体验 Deskbell。',
    answer: '以客服身份应答',
    languages: '语言',
    goods: {
      'counter-bell': {
        name: '柜台铃',
        line: '实心黄铜，一声清亮',
        story:
          '由整块黄铜车制，凭耳朵调音。轻轻一按，满室可闻，余音缓缓散去；底部垫有毛毡，不伤桌面。',
      },
      'porter-bell': {
        name: '门房摇铃',
        line: '橡木底座，带手柄',
        story: '一只值得握在手里的铃。手柄是上油橡木，铃舌包皮，声音比想象中更温暖。',
      },
      'reading-lamp': {
        name: '阅读灯',
        line: '绿色玻璃，拉绳开关',
        story: '老图书馆里的那种灯：手工吹制的玻璃把光留在书页上，不晃旁人的眼。普通灯泡即可使用。',
      },
      'drafting-lamp': {
        name: '绘图灯',
        line: '钢制关节臂，可及 90 厘米',
        story: '靠弹簧而非螺丝：放在哪儿就停在哪儿。可夹在六厘米厚以内的桌面上。',
      },
      'day-book': {
        name: '日记本',
        line: '亚麻封面，192 页',
        story: '线装，任何一页都能摊平。米色纸张吃墨顺滑，附书签丝带和一个小口袋。',
      },
      'fountain-pen': {
        name: '钢笔',
        line: '钢尖，细或中',
        story: '写长信用的轻巧钢笔。笔尖出厂前手工打磨，附一瓶蓝黑墨水。',
      },
      'letter-set': {
        name: '信笺套装',
        line: '40 张信纸，20 个信封',
        story: '毛边直纹纸，信封有衬里。够写二十封信，或者一封很长的信。',
      },
      'letter-tray': {
        name: '信件托盘',
        line: '胡桃木，可叠放',
        story: '燕尾榫胡桃木托盘，放得下 A4 及更小的纸张。再叠一个也无需螺丝。',
      },
    },
  },
};
